import Foundation
import Language
import TestSupport
import Testing

/// What a person may have meant, out of the words that texts hold.
struct TypingMistakesTests {
  private let engine: LanguageEngine
  init() throws { engine = try Share.engine.get() }

  /// What is found for a question among the words of some texts.
  private func alternatives(_ typed: String, among texts: [String]) -> [TypingMistakes.Alternative] {
    var held: [String: (count: Int, written: Set<String>)] = [:]
    for text in texts {
      for term in engine.terms(of: text) {
        held[term.key, default: (0, [])].count += 1
        held[term.key]?.written.insert(String(term.surface))
      }
    }
    var mistakes = TypingMistakes(engine, typed) { held[$0] != nil }
    for (key, word) in held { mistakes.consider(key, held: word.count, written: { word.written.sorted() }) }
    return mistakes.alternatives
  }

  private static let english = ["Ventilators for adults", "Pulse oximeter", "Catheter", "Scanner", "Stapler, sterile"]
  private static let chinese = ["无创呼吸机", "心电监护仪", "迈瑞医疗", "磁共振成像设备"]

  @Test(arguments: [
    ("ventilatr", ["ventilators"]), ("ventlators", ["ventilators"]), ("oxymeter", ["oximeter"]),
    ("cathetre", ["catheter"]), ("cahteter", ["catheter"]), ("stapller", ["stapler"]), ("scaner", ["scanner"]),
    ("Ventilator", []), ("catheters", []), ("xyzzy", []), ("cat", []), ("K2332", []), ("the", []),
  ])
  func english(_ typed: String, _ expected: [String]) {
    #expect(alternatives(typed, among: Self.english).map(\.instead) == expected)
  }

  @Test(
    .enabled(if: Share.hasDictionary, Comment(rawValue: Share.missing)),
    arguments: [
      ("呼息机", ["呼吸机"]), ("呼吸鸡", ["呼吸机"]), ("无创呼息机", ["呼吸机"]), ("迈锐", ["迈瑞"]), ("磁共震", ["磁共振"]),
      ("呼吸机", []), ("医疗", []), ("的", []),
    ])
  func chinese(_ typed: String, _ expected: [String]) {
    let found = alternatives(typed, among: Self.chinese).map(\.instead)
    #expect(expected.allSatisfy { word in found.contains { $0.contains(word) } }, "\(found)")
    #expect(found.isEmpty == expected.isEmpty, "\(found)")
  }

  /// What was typed right is never doubted, whatever else there is.
  @Test func whatIsKnownIsLeftAlone() {
    var dice = Dice(seed: 21)
    for _ in 0..<100 {
      let text = dice.deviceText(8)
      #expect(TypingMistakes(engine, text) { _ in true }.isEmpty)
    }
  }

  @Test func anythingMayBeTyped() {
    var dice = Dice(seed: 22)
    for round in 0..<150 {
      let text = round.isMultiple(of: 2) ? dice.wildText(300) : dice.deviceText(100)
      var mistakes = TypingMistakes(engine, text) { _ in false }
      for term in engine.terms(of: dice.deviceText(30)) {
        mistakes.consider(term.key, held: 1, written: { [String(term.surface)] })
      }
      let first = mistakes.alternatives
      #expect(first == mistakes.alternatives && first.count <= 200)
      for found in first { #expect(found.weight > 0 && found.weight < 1 && text.contains(found.typed)) }
    }
  }
}
