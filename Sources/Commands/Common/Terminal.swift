import Core
import Foundation

/// The one exit for output: payload to standard output, notes and progress to standard error.
enum Terminal {
  static func print(_ line: String) {
    FileHandle.standardOutput.write(Data((harmless(line) + "\n").utf8))
  }

  static func note(_ line: String) {
    FileHandle.standardError.write(Data((harmless(line) + "\n").utf8))
  }

  /// A line whose records cannot steer the terminal or turn its text around: such signs are spelled out.
  static func harmless(_ line: String) -> String {
    guard line.unicodeScalars.contains(where: \.steersTerminals) else { return line }
    return line.unicodeScalars.reduce(into: "") { out, scalar in
      if scalar.steersTerminals {
        out += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
  }

  /// One JSON object on one line.
  static func json(_ value: some Encodable) throws { FileHandle.standardOutput.write(try line(value)) }

  static func line(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var data = try encoder.encode(value)
    data.append(UInt8(ascii: "\n"))
    return data
  }

  /// A refusal, in the reader's language, or as the contract's error object.
  static func refuse(_ refusal: Refusal, json: Bool, _ language: Language) {
    if json {
      try? Self.json(ErrorJSON(error: RefusalJSON(refusal)))
    } else {
      let place = refusal.place.map { isNamed($0, by: refusal) ? "" : "\($0)\(language == .en ? ": " : "：")" } ?? ""
      note("\(place)\(refusal.message[language])\n  → \(refusal.fix[language])  [\(refusal.code)]")
    }
  }

  /// Whether a refusal's message names its place already: a value that it says is the place, or an option with its argument.
  private static func isNamed(_ place: String, by refusal: Refusal) -> Bool {
    refusal.values.contains { name, value in
      (value == place || value.hasPrefix("\(place) ")) && refusal.rule.message.zh.contains("{\(name)}")
    }
  }

  private struct ErrorJSON: Encodable {
    let error: RefusalJSON
  }

  /// Shows how far a long work has come, on a terminal only, one line that is written over. Of what is done within a second
  /// it says nothing.
  static func progress(_ what: Label, _ language: Language) -> @Sendable (Int, Int) -> Void {
    guard isatty(2) == 1 else { return { _, _ in } }
    let start = ContinuousClock.now
    return { done, total in
      guard total > 0, start.duration(to: .now) > .seconds(1) else { return }
      let end = done >= total ? "\n" : ""
      FileHandle.standardError.write(Data("\r\(what[language]) \(done) / \(total)\(end)".utf8))
    }
  }
}

extension Unicode.Scalar {
  /// Controls but for the line break and the tab, and the marks that change a text's direction.
  fileprivate var steersTerminals: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
