package import Core
import Foundation
package import Registry
import Sheets

/// Writes every record of a kind that the audience may see to XLSX, CSV, TSV or JSON Lines, so that reading it back changes
/// nothing.
///
/// Columns: `id`, `key`, then each field under its label; a text's other languages and a reference's id have columns of their
/// own. With sources, also what another store needs to have the same records: `visibility`, `originals`, `source`, `sources`.
/// JSON Lines always say all of it.
package enum Exporter {
  /// Endings of files that are written, and can be read back; what is written where nothing is said comes first.
  package static let formats = ["jsonl"] + SheetFormat.allCases.map(\.rawValue)

  private struct Column<E: Entity>: Sendable {
    let header: String
    let value: @Sendable (E) -> Cell.Value
  }

  /// Returns the number of records.
  ///
  /// - Parameter list: these alone, where not all are wanted.
  package static func export(
    _ kind: Kind, of cluster: Cluster, among list: Set<Ref>? = nil, to path: String, _ language: Language,
    withSources: Bool = false, for audience: Audience, progress: (@Sendable (Int, Int) -> Void)? = nil
  ) throws -> Int {
    guard let type = Entities.type(kind) else {
      throw Refusal(.unknownKind, at: kind.rawValue, ["what": kind.rawValue, "kinds": ""])
    }
    return try write(type, cluster, list, path, language, withSources, audience, progress)
  }

  private static func write<E: Entity>(
    _ type: E.Type, _ cluster: Cluster, _ list: Set<Ref>?, _ path: String, _ language: Language, _ withSources: Bool,
    _ audience: Audience, _ progress: (@Sendable (Int, Int) -> Void)?
  ) throws -> Int {
    let records = cluster.all(type, for: audience).filter { list?.contains($0.ref) != false }
    if LineExporter.writes(path) {
      try LineExporter.write(records, cluster, to: path, for: audience, progress)
      return records.count
    }
    var columns = columns(type, records, cluster, language, audience)
    if withSources { columns += sourceColumns(records, columns) }
    let writer = try SheetWriter(path, columns: columns.map(\.header), sheet: E.label[language], rows: records.count)
    for (number, record) in records.enumerated() {
      try writer.write(columns.map { $0.value(record) })
      if number.isMultiple(of: 500) { progress?(number, records.count) }
    }
    try writer.finish()
    progress?(records.count, records.count)
    return records.count
  }

  private static func sourceColumns<E: Entity>(_ records: [E], _ columns: [Column<E>]) -> [Column<E>] {
    var out: [Column<E>] = []
    if records.contains(where: { $0.record.visibility != .everyone }) {
      out.append(Column(header: "visibility") { .text($0.record.visibility.rawValue) })
    }
    if records.contains(where: { !originals(of: $0).isEmpty }) {
      out.append(Column(header: "originals") { .text(SourceCells.spell(originals(of: $0))) })
    }
    out.append(Column(header: "source") { $0.record.source.map { .text($0.description) } ?? .empty })
    out.append(Column(header: "sources") { .text(SourceCells.spell($0.record.sources)) })
    return out
  }

  /// Texts that were first given in another language than the one whose column comes first.
  private static func originals<E: Entity>(of record: E) -> [String: Language] {
    var out: [String: Language] = [:]
    for field in E.fields {
      if case .text(let text)? = field.get(record), text.original != text.values.keys.min() {
        out[field.name] = text.original
      }
    }
    return out
  }

  private static func columns<E: Entity>(
    _ type: E.Type, _ records: [E], _ cluster: Cluster, _ language: Language, _ audience: Audience
  ) -> [Column<E>] {
    var out: [Column<E>] = [Column(header: "id") { .text($0.id.rawValue) }]
    if records.contains(where: { $0.record.key != nil }) {
      out.append(Column(header: "key") { $0.record.key.map(Cell.Value.text) ?? .empty })
    }
    for field in E.fields where !field.uses.contains(.local) {
      let header = field.label[language]
      @Sendable func get(_ record: E) -> Value? {
        audience.sees(field.visibility, owners: record.owners) ? field.get(record) : nil
      }
      switch field.type {
      case .text:
        // The language in which most of it is written goes by the plain header only where nothing else stands in it.
        let languages = Set(
          records.flatMap { record -> [Language] in
            if case .text(let text)? = get(record) { text.all.map(\.0) } else { [] }
          })
        for given in languages.isEmpty ? [language] : languages.sorted() {
          out.append(
            Column(header: "\(header).\(given.rawValue)") { record in
              if case .text(let text)? = get(record) {
                text[given].map(Cell.Value.text) ?? .empty
              } else {
                .empty
              }
            })
        }
      case .ref:
        out.append(
          Column(header: header) { record in
            guard case .ref(let ref)? = get(record) else { return .empty }
            return cluster.title(of: ref, for: audience).map { .text($0.best(language)) } ?? .empty
          })
        out.append(
          Column(header: "\(header).id") { record in
            guard case .ref(let ref)? = get(record), mayName(ref, record, cluster, audience) else {
              return .empty
            }
            return .text(ref.description)
          })
      default: out.append(Column(header: header) { cell(get($0), field.type) })
      }
    }
    return out
  }

  /// Whether a record that is written may name another: one that the audience sees, or one that was merged away from all.
  static func mayName(_ ref: Ref, _ entity: some Entity, _ cluster: Cluster, _ audience: Audience) -> Bool {
    cluster.record(ref, for: audience) != nil
      || Candidate.isRemembered(by: entity) && cluster.record(ref, for: .operating) == nil
  }

  private static func cell(_ value: Value?, _ type: FieldType) -> Cell.Value {
    switch (value, type) {
    case (nil, _): .empty
    case (.integer(let integer), _): .number(integer)
    case (.decimal(let decimal), _): .number((decimal as NSDecimalNumber).doubleValue, digits: decimal.description)
    case (.day(let day), _): .day(day)
    case (.words(let words), _): .text(CellParser.spell(words))
    case (.codes(let codes), _): .text(codes.map(\.description).joined(separator: "; "))
    case (let value?, _): .text(value.canonical)
    }
  }
}
