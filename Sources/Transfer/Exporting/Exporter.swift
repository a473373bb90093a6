package import Core
import Foundation
package import Registry
import Sheets

/// Writes every record of a kind that the audience may see to XLSX, CSV or TSV, so that reading it back changes nothing.
///
/// Columns: `id`, `key`, then each field under its label; a text's other languages and a reference's id have columns of their own.
package enum Exporter {
  private struct Column<E: Entity>: Sendable {
    let header: String
    let value: @Sendable (E) -> Cell.Value
  }

  /// Returns the number of records.
  package static func export(
    _ kind: Kind, of cluster: Cluster, to path: String, _ language: Language, for audience: Audience
  ) throws -> Int {
    guard let type = Entities.type(kind) else {
      throw Refusal(.unknownKind, at: kind.rawValue, ["what": kind.rawValue, "kinds": ""])
    }
    return try write(type, cluster, path, language, audience)
  }

  private static func write<E: Entity>(
    _ type: E.Type, _ cluster: Cluster, _ path: String, _ language: Language, _ audience: Audience
  ) throws -> Int {
    let records = cluster.all(type, for: audience)
    let columns = columns(type, records, cluster, language, audience)
    let writer = try SheetWriter(path, columns: columns.map(\.header), sheet: E.label[language], rows: records.count)
    for record in records { try writer.write(columns.map { $0.value(record) }) }
    try writer.finish()
    return records.count
  }

  private static func columns<E: Entity>(
    _ type: E.Type, _ records: [E], _ cluster: Cluster, _ language: Language, _ audience: Audience
  ) -> [Column<E>] {
    var out: [Column<E>] = [Column(header: "id") { .text($0.id.rawValue) }]
    if records.contains(where: { $0.record.key != nil }) {
      out.append(Column(header: "key") { $0.record.key.map(Cell.Value.text) ?? .empty })
    }
    for field in E.fields {
      let header = field.label[language]
      switch field.type {
      case .text:
        // The language in which most of it is written goes by the plain header only where nothing else stands in it.
        let languages = Set(
          records.flatMap { record -> [Language] in
            if case .text(let text)? = field.get(record) { text.all.map(\.0) } else { [] }
          })
        for given in languages.isEmpty ? [language] : languages.sorted() {
          out.append(
            Column(header: "\(header).\(given.rawValue)") { record in
              if case .text(let text)? = field.get(record) {
                text[given].map(Cell.Value.text) ?? .empty
              } else {
                .empty
              }
            })
        }
      case .ref:
        out.append(
          Column(header: header) { record in
            guard case .ref(let ref)? = field.get(record) else { return .empty }
            return cluster.title(of: ref, for: audience).map { .text($0.best(language)) } ?? .empty
          })
        out.append(
          Column(header: "\(header).id") { record in
            guard case .ref(let ref)? = field.get(record), cluster.record(ref, for: audience) != nil else {
              return .empty
            }
            return .text(ref.description)
          })
      default: out.append(Column(header: header) { cell(field.get($0), field.type) })
      }
    }
    return out
  }

  private static func cell(_ value: Value?, _ type: FieldType) -> Cell.Value {
    switch (value, type) {
    case (nil, _): .empty
    case (.integer(let integer), _): .number(integer)
    case (.decimal(let decimal), _): .number((decimal as NSDecimalNumber).doubleValue, digits: decimal.description)
    case (.day(let day), _): .day(day)
    case (.words(let words), _): .text(words.joined(separator: "; "))
    case (.codes(let codes), _): .text(codes.map(\.description).joined(separator: "; "))
    case (let value?, _): .text(value.canonical)
    }
  }
}
