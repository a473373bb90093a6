import CLibPQ

/// An answer under way: its rows come off the wire as they are asked for, so that a scan of a million is flat in memory.
///
/// The wire carries one answer at a time. Whoever asks something else meanwhile has `keep` called first.
final class PostgreSQLAnswer {
  private let link: PostgreSQLLink
  private var isOver = false
  private var kept: ArraySlice<Row> = []

  init(_ link: PostgreSQLLink) { self.link = link }

  func next() throws -> Row? {
    if let row = kept.popFirst() { return row }
    return try fetch()
  }

  /// Takes what is left off the wire into memory.
  func keep() throws {
    var rest = Array(kept)
    while let row = try fetch() { rest.append(row) }
    kept = rest[...]
  }

  /// Takes what is left off the wire and drops it; a fault in it is nobody's any more.
  func drop() {
    while !isOver, let result = PQgetResult(link.pointer) { PQclear(result) }
    isOver = true
    kept = []
  }

  private func fetch() throws -> Row? {
    guard !isOver else { return nil }
    guard let result = PQgetResult(link.pointer) else {
      isOver = true
      return nil
    }
    defer { PQclear(result) }
    do {
      try link.require(result)
    } catch {
      // The nil behind a fault has to be taken too, or the connection stays busy.
      drop()
      throw error
    }
    // An answer ends with a result that has no row.
    return PQntuples(result) == 0 ? try fetch() : Row(PostgreSQLRow.values(result, 0))
  }
}

/// A row as the server spells it → values.
enum PostgreSQLRow {
  static func values(_ result: OpaquePointer, _ row: Int32) -> [SQLValue] {
    (0..<PQnfields(result)).map { column in
      guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else { return .null }
      let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
      return value(bytes, PQftype(result, column))
    }
  }

  private static func value(_ bytes: UnsafeRawBufferPointer, _ type: Oid) -> SQLValue {
    let text = String(decoding: bytes, as: UTF8.self)
    switch type {
    case 16: return .integer(text == "t" ? 1 : 0)
    case 17: return .blob(blob(bytes))
    case 20, 21, 23, 26: return Int64(text).map(SQLValue.integer) ?? .text(text)
    case 700, 701: return Double(text).map(SQLValue.real) ?? .text(text)
    // Sums of integers are of this type.
    case 1700: return Int64(text).map(SQLValue.integer) ?? Double(text).map(SQLValue.real) ?? .text(text)
    default: return .text(text)
    }
  }

  /// `\x00ff27`
  private static func blob(_ hex: UnsafeRawBufferPointer) -> [UInt8] {
    func digit(_ byte: UInt8) -> UInt8 {
      byte < UInt8(ascii: "a") ? byte - UInt8(ascii: "0") : byte - UInt8(ascii: "a") + 10
    }
    return stride(from: 2, to: hex.count - 1, by: 2).map { digit(hex[$0]) << 4 | digit(hex[$0 + 1]) }
  }
}
