package import Core
import Foundation
package import Registry

/// Reads a cell's words as a field's value, for everything but references, which need the store.
package struct CellParser: Sendable {
  package let codes: CodeBook
  package var dateOrder: DateOrder?
  /// Whether an export is read back: it gives what the store had, also what would be refused today.
  let isVerbatim: Bool

  package init(codes: CodeBook, dateOrder: DateOrder? = nil, isVerbatim: Bool = false) {
    self.codes = codes
    self.dateOrder = dateOrder
    self.isVerbatim = isVerbatim
  }

  /// Nil for an empty cell. Throws `value.invalid` at `place`.
  package func value<E: Entity>(_ text: String, _ field: Field<E>, at place: String?) throws -> Value? {
    try value(text, field, in: nil, at: place)
  }

  /// `unit` is the one that the column's header names.
  func value<E: Entity>(_ text: String, _ field: Field<E>, in unit: MoneyUnit?, at place: String?) throws -> Value? {
    let text = Self.readable(text).trimmed
    guard !text.isEmpty else { return nil }
    guard let value = try read(text, field.type, place, isShare: E.kind == Figure.kind, unit) else {
      throw invalid(text, field, at: place, nil)
    }
    if !isVerbatim, let fault = field.fault(value) { throw invalid(text, field, at: place, fault) }
    return value
  }

  /// Without controls and marks that turn a line's direction around: no value means them, and every reader would be
  /// steered by them.
  private static func readable(_ text: String) -> String {
    func isNoise(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: false
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
    guard text.unicodeScalars.contains(where: isNoise) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isNoise($0) }))
  }

  /// `fault` tells what is wrong with a value that can be read; nil for one that cannot.
  package func invalid<E: Entity>(_ text: String, _ field: Field<E>, at place: String?, _ fault: Label?) -> Refusal {
    let why = fault ?? Label("读不懂", "it cannot be read")
    let expected =
      fault == nil ? field.type.expected : Label("与原件一致的\(field.label.zh)", "\(field.label.en) as the original has it")
    return Refusal(
      .valueInvalid, at: place,
      [
        "value": String(text.prefix(60)), "field": field.label.zh, "field.en": field.label.en, "why": why.zh,
        "why.en": why.en, "expected": expected.zh, "expected.en": expected.en,
      ])
  }

  /// `isShare`: a percentage may stand here, since the figure's unit says that it is one.
  private func read(_ text: String, _ type: FieldType, _ place: String?, isShare: Bool, _ unit: MoneyUnit?) throws
    -> Value?
  {
    switch type {
    case .text: return .text(Text(text))
    case .string: return .string(text)
    case .link:
      let lower = text.lowercased()
      guard lower.hasPrefix("http://") || lower.hasPrefix("https://"), URL(string: text)?.host() != nil else {
        return nil
      }
      return .string(text)
    case .word(let vocabulary): return vocabulary.word(text).map { .string($0.value) }
    case .words(let vocabulary):
      var words: [String] = []
      for part in Self.list(text) {
        guard let word = vocabulary.word(part) else { return nil }
        if !words.contains(word.value) { words.append(word.value) }
      }
      return .words(words)
    case .names: return .words(Self.names(text))
    case .integer: return Self.ungrouped(text).flatMap { Int($0) }.map(Value.integer)
    case .decimal:
      let isPercent = text.hasSuffix("%") || text.hasSuffix("％")
      return isPercent && !isShare ? nil : Self.decimal(isPercent ? String(text.dropLast()) : text).map(Value.decimal)
    case .day: return DayText.day(text, dateOrder).map(Value.day)
    case .period: return DayText.period(text, dateOrder).map(Value.period)
    case .money: return MoneyWords.read(text, unit).map(Value.money)
    case .codes(let systems):
      var out: [Code] = []
      for part in Self.list(text) {
        guard let code = try code(part, systems, place) else { return nil }
        if !out.contains(code) { out.append(code) }
      }
      return .codes(out)
    case .ref: return nil
    }
  }

  /// `nmpa:07-02`, a bare value whose shape is that of one system, or a name that one system knows.
  private func code(_ text: String, _ systems: [String], _ place: String?) throws -> Code? {
    if let code = Code(text), systems.contains(code.system), !code.value.contains(where: \.isWhitespace) { return code }
    if let code = systems.lazy.map({ Code($0, text) }).first(where: { codes[$0] != nil }) { return code }
    if systems.contains("cn"), let code = region(text) { return code }
    let upper = text.uppercased()
    if systems.contains("fda"), upper.count == 3, upper.allSatisfy({ $0.isASCII && $0.isLetter }) {
      return Code("fda", upper)
    }
    if systems.contains("nmpa"), Self.isCategory(text) {
      return Code("nmpa", text)
    }
    for system in systems {
      let named = codes.named(text, in: [system])
      // 吉林 is the province and not the city in it; 西湖区 is in three cities, and a person has to say which.
      let widest = named.filter { code in !named.contains { $0 != code && codes.isWithin(code, $0) } }
      guard widest.count < 2 else {
        let candidates = widest.map { code in
          "\(code) (\(codes.path(code).reversed().map { codes.name($0, .zh) }.joined(separator: " ")))"
        }
        throw Refusal(.valueAmbiguous, at: place, ["value": text, "candidates": candidates.joined(separator: ", ")])
      }
      if let code = widest.first { return code }
    }
    return nil
  }

  /// GB/T 2260 writes six digits; here a region has as many pairs as say something: `440300` is `cn:4403`.
  private func region(_ text: String) -> Code? {
    guard text.utf8.count == 6, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    var digits = text[...]
    while digits.hasSuffix("00") { digits = digits.dropLast(2) }
    let code = Code("cn", String(digits))
    return codes[code] == nil ? nil : code
  }

  /// `07`, `07-04`, `07-04-01`: up to three pairs of digits.
  private static func isCategory(_ text: String) -> Bool {
    let pairs = text.split(separator: "-", omittingEmptySubsequences: false)
    return (1...3).contains(pairs.count)
      && pairs.allSatisfy { $0.count == 2 && $0.allSatisfy { $0.isASCII && $0.isNumber } }
  }

  /// Names in one cell, as `spell` writes them.
  static func names(_ text: String) -> [String] {
    text.contains("|") ? text.split(separator: "|").map { String($0).trimmed }.filter { !$0.isEmpty } : list(text)
  }

  /// `迈瑞; Mindray`; where a name holds what separates names, `甲、乙|丙`, and `甲、乙|` where it is alone.
  static func spell(_ words: [String]) -> String {
    guard words.contains(where: { list($0) != [$0] }) else { return words.joined(separator: "; ") }
    return words.joined(separator: "|") + (words.count == 1 ? "|" : "")
  }

  static func list(_ text: String) -> [String] {
    text.split(whereSeparator: { ";；、\n".contains($0) }).map { $0.trimmingCharacters(in: .whitespaces) }.filter {
      !$0.isEmpty
    }
  }

  /// Digits without the commas between groups of three; nil where a comma stands for anything else, such as in `1,5`.
  static func ungrouped(_ text: some StringProtocol) -> String? {
    let text = text.replacingOccurrences(of: "，", with: ",")
    guard text.contains(",") else { return text }
    let whole = text.prefix { $0 != "." }
    let groups = whole.drop { "+-".contains($0) }.split(separator: ",", omittingEmptySubsequences: false)
    guard !text.dropFirst(whole.count).contains(","), (1...3).contains(groups[0].count),
      groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    return text.replacingOccurrences(of: ",", with: "")
  }

  /// The most digits that a `Decimal` keeps.
  private static let digits = 38

  static func decimal(_ text: String) -> Decimal? {
    guard let plain = ungrouped(text.trimmingCharacters(in: .whitespaces)), !plain.isEmpty,
      plain.allSatisfy({ $0.isASCII && ($0.isNumber || ".-+eE".contains($0)) }), Double(plain) != nil
    else { return nil }
    let significant = plain.prefix { !"eE".contains($0) }.filter(\.isNumber).drop { $0 == "0" }
    guard significant.count <= digits else { return nil }
    return Decimal(string: plain, locale: Locale(identifier: "en_US_POSIX"))
  }
}
