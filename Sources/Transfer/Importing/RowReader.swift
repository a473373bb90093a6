import Core
import Foundation
import Registry
import Sheets
import Store

/// Turns a file's row into drafts: of the record itself, and of its companion.
struct RowReader<E: Entity> {
  /// Those of the record's own kind, ids of references before their names.
  private let columns: [ColumnReading]
  /// Units that headers name, by the column.
  private let units: [Int: MoneyUnit]
  private let constants: [String: String]
  private let parser: CellParser

  init(columns: [ColumnReading], constants: [String: String], parser: CellParser) {
    let own = columns.filter { $0.target?.kind == E.kind }
    func isReference(_ column: ColumnReading) -> Bool {
      if case .reference = column.target?.part { true } else { false }
    }
    self.columns = own.filter(isReference) + own.filter { !isReference($0) }
    units = Dictionary(own.compactMap { column in MoneyUnit(header: column.header).map { (column.index, $0) } }) { $1 }
    self.constants = constants
    self.parser = parser
  }

  func read(_ row: Sheets.Row, source: Citation, _ linker: inout Linker, in act: Act) throws -> RowReading<E> {
    var reading = RowReading<E>()
    var originals: [String: Language] = [:]
    for column in columns {
      guard let target = column.target, let cell = row.cell(column.index) else { continue }
      if let fault = cell.fault { throw fault }
      let words = cell.value.shown.trimmed
      guard !words.isEmpty else { continue }
      switch target.part {
      case .id: reading.draft.id = words
      case .key: reading.draft.key = words
      case .source: try reading.cite(words, at: cell.place, &linker, act)
      case .sources:
        for (name, words) in SourceCells.read(words) {
          reading.draft.sources[name] = try linker.citation(words, at: cell.place, in: act)
        }
      case .visibility: try reading.see(words, at: cell.place)
      case .originals: originals = SourceCells.originals(words)
      case .field(let name):
        try put(words, name, nil, in: units[column.index], cell.place, &reading, source, &linker, act)
      case .language(let name, let language): try put(words, name, language, cell.place, &reading, source, &linker, act)
      case .reference(let name):
        guard let field = E.field(name), case .ref(let kinds) = field.type else { continue }
        reading.draft.put(.ref(try linker.record(words, kinds, at: cell.place, in: act)), name, at: cell.place)
      }
    }
    for (name, language) in originals { reading.draft.begin(name, with: language) }
    for (name, words) in constants.sorted(by: { $0.key < $1.key }) where reading.draft.values[name] == nil {
      try put(words, name, nil, row.place(0), &reading, source, &linker, act)
    }
    try requireRecord(reading.draft)
    return reading
  }

  private func put(
    _ words: String, _ name: String, _ language: Language?, in unit: MoneyUnit? = nil, _ place: String,
    _ reading: inout RowReading<E>, _ source: Citation, _ linker: inout Linker, _ act: Act
  ) throws {
    guard let field = E.field(name) else { return }
    if case .ref(let kinds) = field.type {
      // An id beside the name decides; the name is then only for people.
      if reading.draft.values[name] != nil { return }
      try reading.link(words, name, kinds, at: place, source: source, &linker, act)
    } else if let language, case .text = field.type {
      reading.draft.put(.text(Text(words, language)), name, at: place)
    } else if let (number, unit) = Self.measured(words, field) {
      guard let value = try parser.value(number, field, at: place) else { return }
      reading.draft.put(value, name, at: place)
      // A column of its own for the unit says it better.
      if reading.draft.values[Self.unit] == nil { reading.draft.put(.string(unit), Self.unit, at: place) }
    } else if let value = try parser.value(words, field, in: unit, at: place) {
      reading.draft.put(value, name, at: place)
    }
  }

  private static var unit: String { "unit" }

  /// `10台` as 10 and 台, where the record keeps a unit beside its number.
  private static func measured(_ words: String, _ field: Field<E>) -> (String, String)? {
    guard case .decimal = field.type, case .string? = E.field(unit)?.type else { return nil }
    let number = words.prefix { $0.isWholeNumber || "+-.,，".contains($0) }
    let unit = String(words.dropFirst(number.count)).trimmed
    guard !number.isEmpty, (1...8).contains(unit.count), unit.allSatisfy(\.isLetter) else { return nil }
    return (String(number), unit)
  }

  private static var sums: Set<String> {
    ["总计", "合计", "共计", "小计", "总数", "total", "totals", "sum", "subtotal", "grandtotal"]
  }

  /// Under a table people add it up: that row is no record, though its first cell stands where names do.
  private func requireRecord(_ draft: Draft<E>) throws {
    let names = E.fields.filter { $0.uses.contains([.required, .name]) }
    for name in names.compactMap({ draft.values[$0.name] }) {
      guard case .text(let text) = name.value else { continue }
      let words = text.best(.zh)
      guard Self.sums.contains(NameKey.of(words)) else { continue }
      throw Refusal(.importRowTotal, at: name.place, ["value": words])
    }
  }
}

extension String {
  /// Without white space around it.
  var trimmed: String {
    guard let first = unicodeScalars.first, let last = unicodeScalars.last, first.mayBeSpace || last.mayBeSpace else {
      return self
    }
    return trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

extension Unicode.Scalar {
  /// Every white space, and some that is none: letters and ideographs need no table to be told from it.
  fileprivate var mayBeSpace: Bool {
    switch value {
    case 0x21...0x7E, 0xA1...0x167F, 0x3001...0xFFEE: false
    default: true
    }
  }
}
