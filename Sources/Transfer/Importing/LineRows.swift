import Core
import Foundation
import Registry
import Sheets
import Store

/// Turns a line of JSON into a draft: `{"kind","id","key","visibility","fields":{…},"source","sources":{…}}`.
///
/// A field is spelled as the journal spells it (`Value.canonical`); a text also as an object of languages, a list also as
/// an array, a number also bare. What a cell may say in words, a string may say too.
struct LineRows<E: Entity> {
  static var members: [String] { ["kind", "id", "key", "visibility", "fields", "source", "sources"] }

  /// Name on the line → field; nil for what is ignored.
  private let targets: [String: ColumnTarget?]
  /// Units that such names hold.
  private let units: [String: MoneyUnit]
  private let constants: [String: String]
  private let parser: CellParser
  private var isVerbatim: Bool { parser.isVerbatim }

  init(_ plan: ImportPlan, parser: CellParser) {
    targets = Dictionary(plan.columns.map { ($0.header, $0.target) }) { first, _ in first }
    units = targets.keys.reduce(into: [:]) { $0[$1] = MoneyUnit(header: $1) }
    constants = plan.request.constants
    self.parser = parser
  }

  func read(_ line: JSON, at place: String, source: Citation, _ linker: inout Linker, in act: Act) throws
    -> RowReading<E>
  {
    var reading = RowReading<E>()
    reading.draft.id = try Self.string(line, "id", place)
    reading.draft.key = try Self.string(line, "key", place)
    if let words = try Self.string(line, "source", place) {
      try reading.cite(words, at: "\(place) source", &linker, act)
    }
    if let words = try Self.string(line, "visibility", place) { try reading.see(words, at: "\(place) visibility") }
    for member in try Self.object(line, "fields", place) {
      guard let target = targets[member.name] ?? nil, let name = target.field, let field = E.field(name) else {
        continue
      }
      try put(member.value, field, in: units[member.name], "\(place) \(member.name)", &reading, source, &linker, act)
    }
    for member in try Self.object(line, "sources", place) {
      let here = "\(place) sources.\(member.name)"
      guard let words = member.value.string else { throw Self.misshapen("sources.\(member.name)", .text, here) }
      guard E.field(member.name) != nil else { throw Self.stranger(member.name, here, E.self) }
      if let citation = try linker.citation(words, at: here, in: act) { reading.draft.sources[member.name] = citation }
    }
    for (name, words) in constants.sorted(by: { $0.key < $1.key }) where reading.draft.values[name] == nil {
      guard let field = E.field(name) else { continue }
      try put(.string(words), field, place, &reading, source, &linker, act)
    }
    return reading
  }

  private func put(
    _ given: JSON, _ field: Field<E>, in unit: MoneyUnit? = nil, _ place: String, _ reading: inout RowReading<E>,
    _ source: Citation, _ linker: inout Linker, _ act: Act
  ) throws {
    if case .ref(let kinds) = field.type, case .string(let words) = given {
      let words = words.trimmed
      if words.isEmpty { return }
      return try reading.link(words, field.name, kinds, at: place, source: source, &linker, act)
    }
    if let value = try value(given, field, unit, place) { reading.draft.put(value, field.name, at: place) }
  }

  private func value(_ given: JSON, _ field: Field<E>, _ unit: MoneyUnit?, _ place: String) throws -> Value? {
    switch (given, field.type) {
    case (.null, _): return nil
    case (.string(let string), _):
      let string = isVerbatim ? string : string.trimmed
      guard !string.isEmpty else { return nil }
      if let unit, case .money = field.type { return try parser.value(string, field, in: unit, at: place) }
      if let value = field.type.canonicalValue(string) {
        if let fault = field.fault(value), !isVerbatim { throw parser.invalid(string, field, at: place, fault) }
        return value
      }
      return try parser.value(string, field, at: place)
    case (.number(let digits), .integer), (.number(let digits), .decimal):
      return try parser.value(digits, field, at: place)
    case (.members(let members), .text): return try text(members, place)
    case (.array(let list), .words), (.array(let list), .names), (.array(let list), .codes):
      let strings = list.compactMap(\.string)
      guard strings.count == list.count else { throw parser.invalid("[…]", field, at: place, nil) }
      if strings.isEmpty { return nil }
      if case .names = field.type { return .words(strings.map { $0.split(separator: "|").joined(separator: "/") }) }
      return try parser.value(strings.joined(separator: ";"), field, at: place)
    default: throw parser.invalid(given.shown, field, at: place, nil)
    }
  }

  /// `{"zh":…,"en":…}`: the first is the original, unless `_` names it.
  private func text(_ members: [JSON.Member], _ place: String) throws -> Value? {
    var text = Text.empty
    let original = members.first { $0.name == "_" }?.value.string
    let given = members.filter { $0.name != "_" }
    for member in given.filter({ $0.name == original }) + given.filter({ $0.name != original }) {
      guard let string = member.value.string else { throw Self.misshapen(member.name, .text, place) }
      let kept = isVerbatim ? string : string.trimmed
      if !kept.isEmpty { text[Language(member.name)] = kept }
    }
    return text.fieldValue
  }

  // MARK: Shape

  /// The object on a line, of the kind that is read.
  static func object(_ line: LineReader.Line, at place: String) throws -> JSON {
    switch line.content {
    case .failure(let fault):
      throw Refusal(
        .importLineInvalid, at: place,
        ["line": String(line.number), "byte": String(fault.at), "why": fault.why.zh, "why.en": fault.why.en])
    case .success(let value):
      guard case .members = value else { throw misshapen(value.shown, .object, place) }
      let kind = try string(value, "kind", place) ?? E.kind.rawValue
      guard kind == E.kind.rawValue else {
        throw Refusal(.importLineKind, at: Self.place(value, place), ["found": kind, "kind": E.kind.rawValue])
      }
      return value
    }
  }

  /// The line with what the file calls its record: `needs.jsonl:17 @need-ct`.
  static func place(_ line: JSON, _ place: String) -> String {
    if let key = line["key"]?.string { return "\(place) @\(key)" }
    return line["id"]?.string.map { "\(place) \($0)" } ?? place
  }

  private enum Shape { case text, object }

  private static func string(_ line: JSON, _ name: String, _ place: String) throws -> String? {
    switch line[name] {
    case nil, .null?: return nil
    case .string(let string)?: return string.trimmed.isEmpty ? nil : string.trimmed
    default: throw misshapen(name, .text, place)
    }
  }

  private static func object(_ line: JSON, _ name: String, _ place: String) throws -> [JSON.Member] {
    switch line[name] {
    case nil, .null?: return []
    case .members(let members)?: return members
    default: throw misshapen(name, .object, place)
    }
  }

  private static func misshapen(_ member: String, _ shape: Shape, _ place: String) -> Refusal {
    let expected = shape == .text ? Label("字符串", "a string") : Label("对象", "an object")
    return Refusal(
      .importLineShape, at: place, ["member": member, "expected": expected.zh, "expected.en": expected.en])
  }

  static func stranger(_ name: String, _ place: String, _ type: E.Type) -> Refusal {
    Refusal(
      .unknownField, at: place,
      ["kind": E.kind.rawValue, "what": name, "fields": E.fields.map(\.name).joined(separator: ", ")])
  }
}

extension JSON {
  /// For an error about it.
  var shown: String {
    switch self {
    case .string(let string): string
    case .array: "[…]"
    case .members: "{…}"
    default: String(decoding: bytes(), as: UTF8.self)
    }
  }
}

extension FieldType {
  /// Reads `Value.canonical`; nil for anything that it would not spell so itself.
  func canonicalValue(_ string: String) -> Value? {
    switch self {
    case .text: return string.hasPrefix("{\"") ? decode(string) : nil
    case .word(let vocabulary): return vocabulary.words.contains { $0.value == string } ? .string(string) : nil
    case .words(let vocabulary):
      let parts = string.split(separator: "|").map(String.init)
      let isKnown = parts.allSatisfy { part in vocabulary.words.contains { $0.value == part } }
      return isKnown && !parts.isEmpty ? .words(parts) : nil
    case .codes(let systems):
      let parts = string.split(separator: " ")
      let codes = parts.compactMap { Code($0) }.filter { systems.contains($0.system) }
      return codes.count == parts.count && !parts.isEmpty ? .codes(codes) : nil
    case .names: return decode(string)
    case .string: return .string(string)
    case .link, .ref: return nil
    default:
      let value = decode(string)
      return value?.canonical == string ? value : nil
    }
  }
}
