import Core
import Foundation
import Registry
import Sheets
import Store

/// A file that has been looked through and can be imported: its columns are recognised and its days can be read.
///
/// Made before the store is touched, so that a fault of the file leaves the store as it is.
package struct ImportPlan: Sendable {
  package let request: ImportRequest
  package let checksum: String
  package let columns: [ColumnReading]
  package let dateOrder: DateOrder?
  package let rows: Int
  /// Whether the file is JSON Lines and no table.
  let isLines: Bool

  /// Reads the whole file once. Throws what refuses it.
  package init(_ request: ImportRequest) throws {
    self.request = request
    let type = try Entities.named(request.kind.rawValue)
    try Self.requireFields(request.constants.keys, type)
    isLines = try LineReader.reads(request.file.path)
    if isLines {
      let survey = try LineSurvey(request, type)
      (columns, rows, dateOrder) = (survey.columns, survey.rows, request.dateOrder)
      checksum = try Self.checksum(request.file)
      return
    }
    let reader = try SheetReader(request.file.path, sheet: request.sheet)
    let columnReader = ColumnReader(type)
    let headers = reader.header.columns.filter { !$0.name.isEmpty }
    let present = Set(headers.map { HeaderKey.of($0.name) })
    let saved = request.savedMap.filter { present.contains(HeaderKey.of($0.key)) }
    columns = try columnReader.read(
      headers.map { (index: $0.index, text: $0.name, place: $0.place) },
      map: saved.merging(request.map) { _, given in given })
    try Self.requireUsable(columns, type, request, headers.map(\.name).joined(separator: ", "))
    let days = columns.filter { Self.isDay($0.target) }
    var proof: [Int: Set<DateOrder>] = [:]
    var unproven: [Int: String] = [:]
    var count = 0
    try reader.rows { row in
      count += 1
      for column in days {
        let text = row[column.index].shown
        guard let parts = DayText.slashed(text) else { continue }
        if let order = DateOrder.proven(by: text) {
          proof[column.index, default: []].insert(order)
        } else if parts.0 != parts.1, unproven[column.index] == nil {
          unproven[column.index] = text
        }
      }
    }
    // A folder of another store may hold a kind without records.
    if count == 0, !request.keepsIDs {
      throw Refusal(.importRowsNone, at: reader.sheet, ["file": request.file.lastPathComponent])
    }
    rows = count
    dateOrder = try request.dateOrder ?? Self.order(days, proof, unproven, reader.header)
    checksum = try Self.checksum(request.file)
  }

  private static func requireFields(_ names: some Sequence<String>, _ type: any Entity.Type) throws {
    for name in names where !fieldNames(type).contains(name) {
      throw Refusal(
        .unknownField, at: "--set",
        ["kind": type.kind.rawValue, "what": name, "fields": fieldNames(type).joined(separator: ", ")])
    }
  }

  /// Whether a row writes more than its own record: companions, and records that are named and not known.
  var namesOthers: Bool {
    columns.contains { column in
      guard let target = column.target else { return false }
      return target.kind != request.kind || target.part == .source || Self.isReference(target)
    } || request.constants.keys.contains { Self.isReference(ColumnTarget(kind: request.kind, part: .field($0))) }
  }

  /// Whether the file would say where a record comes from.
  var saysSources: Bool { isLines || columns.contains { $0.target?.part == .source } }

  private static func isReference(_ target: ColumnTarget) -> Bool {
    guard let name = target.field, let type = Entities.type(target.kind) else { return false }
    return isReference(type, name)
  }

  private static func isReference<E: Entity>(_ type: E.Type, _ name: String) -> Bool {
    if case .ref? = E.field(name)?.type { true } else { false }
  }

  private static func order(
    _ columns: [ColumnReading], _ proof: [Int: Set<DateOrder>], _ unproven: [Int: String], _ header: Header
  ) throws -> DateOrder? {
    let proven = proof.values.reduce(into: Set<DateOrder>()) { $0.formUnion($1) }
    if proven.count == 1 { return proven.first }
    // Either nothing tells month from day, or two columns tell differently: a person has to say.
    guard let (index, example) = unproven.min(by: { $0.key < $1.key }) else { return nil }
    let column = columns.first { $0.index == index }
    throw Refusal(
      .importDateOrder, at: header.columns.first { $0.index == index }?.place,
      ["column": column?.header ?? "", "example": example])
  }

  private static func requireUsable(
    _ columns: [ColumnReading], _ type: any Entity.Type, _ request: ImportRequest, _ headers: String
  ) throws {
    let own = columns.filter { $0.target?.kind == request.kind && $0.target?.field != nil }
    guard !own.isEmpty else {
      throw Refusal(
        .importColumnNone, at: request.file.lastPathComponent,
        ["kind": request.kind.rawValue, "columns": headers, "fields": fieldNames(type).joined(separator: ", ")])
    }
    let hasID = columns.contains { $0.target?.part == .id || $0.target?.part == .key }
    for name in requiredNames(type) where !hasID {
      if !own.contains(where: { $0.target?.field == name }), request.constants[name] == nil {
        throw Refusal(.importColumnMissing, at: request.file.lastPathComponent, ["field": name, "columns": headers])
      }
    }
  }

  private static func isDay(_ target: ColumnTarget?) -> Bool {
    guard let target, let name = target.field, let type = Entities.type(target.kind) else { return false }
    return isDay(type, name)
  }

  private static func isDay<E: Entity>(_ type: E.Type, _ name: String) -> Bool {
    switch E.field(name)?.type {
    case .day, .period: true
    default: false
    }
  }

  private static func fieldNames<E: Entity>(_ type: E.Type) -> [String] { E.fields.map(\.name) }

  private static func requiredNames<E: Entity>(_ type: E.Type) -> [String] {
    E.fields.filter { $0.uses.contains(.required) }.map(\.name)
  }

  static func checksum(_ file: URL) throws -> String {
    do {
      let handle = try FileHandle(forReadingFrom: file)
      defer { try? handle.close() }
      var digest = Digest()
      while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { digest.update(piece) }
      return Digest.hex(digest.finish())
    } catch {
      throw Refusal.unreadable(file.path, error)
    }
  }
}
