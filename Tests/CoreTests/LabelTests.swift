import Core
import Foundation
import Testing

@Suite struct LabelTests {
  @Test(
    "filling",
    arguments: [
      ("a {x} b", ["x": "1"], "a 1 b"), ("{x}{y}", ["x": "{y}", "y": "2"], "{y}2"), ("{x}", ["y": "1"], "{x}"),
      ("{x", ["x": "1"], "{x"), ("x}", ["x": "1"], "x}"), ("{}", ["x": "1"], "{}"), ("{x}", ["x": "{x}"], "{x}"),
      ("{a}{x}", ["x": "}{"], "{a}}{"), ("plain", ["x": "1"], "plain"),
    ])
  func filling(_ template: String, _ values: [String: String], _ expected: String) {
    #expect(Label(template, template).filled(values) == Label(expected, expected))
  }

  @Test("a value that differs by language")
  func languages() {
    let refusal = Refusal(
      .valueInvalid, ["value": "{why}", "field": "x", "why": "错", "why.en": "wrong", "expected": "y"])
    #expect(refusal.message == Label("「{why}」不能作为x：错。", "“{why}” cannot be x: wrong."))
  }
}

@Suite struct RefusalTests {
  @Test("each code once, dotted, in small letters")
  func codes() {
    let codes = Refusal.table.map(\.code)
    #expect(Set(codes).count == codes.count)
    for code in codes where code != "usage" {
      #expect(code.wholeMatch(of: #/[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)+/#) != nil, "\(code)")
    }
  }

  @Test("both languages, with the same gaps to fill", arguments: Refusal.table)
  func languages(_ rule: Refusal.Rule) {
    for label in [rule.message, rule.fix] {
      #expect(!label.zh.isEmpty && !label.en.isEmpty)
      // Once the gaps are out, words are left, and those of the two languages differ.
      #expect(Self.words(label.zh) != Self.words(label.en))
      #expect(
        label.zh.unicodeScalars.contains { $0.isHan } && !Self.words(label.en).unicodeScalars.contains { $0.isHan })
      // `{whyEn}` is the English side's own spelling of `{why}`.
      #expect(Self.gaps(label.zh) == Set(Self.gaps(label.en).map { $0.hasSuffix("En") ? String($0.dropLast(2)) : $0 }))
    }
    #expect([1, 2].contains(rule.exit) && (400..<600).contains(rule.status))
  }

  @Test("every rule that is written down stands in the table")
  func complete() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Core/Refusals")
    var written: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      let source = try String(contentsOf: file, encoding: .utf8)
      written.formUnion(source.matches(of: #/= Self\(\s*"([^"]+)"/#).map { String($0.1) })
    }
    #expect(written == Set(Refusal.table.map(\.code)))
  }

  private static func words(_ template: String) -> String { template.replacing(#/\{[^}]*\}/#, with: "") }

  private static func gaps(_ template: String) -> Set<String> {
    Set(template.matches(of: #/\{([^}]*)\}/#).map { String($0.1) })
  }
}
