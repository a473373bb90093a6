import Core
import Store

/// A record as the index keeps it: the row of its table, column by column, as the database spells it.
///
/// The row rather than a form of our own: what reads a table reads the index, and neither can drift from the other.
enum RecordBytes {
  private static let null: UInt8 = 0
  private static let integer: UInt8 = 1
  private static let text: UInt8 = 2

  static func encode(_ row: Row) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for value in row.values {
      switch value {
      case .null: bytes.append(null)
      case .integer(let number):
        bytes.append(integer)
        append(UInt64(bitPattern: number), to: &bytes)
      case .text(let string):
        bytes.append(text)
        append(UInt64(string.utf8.count), to: &bytes)
        bytes.append(contentsOf: string.utf8)
      case .real, .blob: throw Refusal(.storeFailed, ["why": "a record's column holds neither text nor a whole number"])
      }
    }
    return bytes
  }

  /// Reads what `encode` made, column by column.
  struct Reader {
    private let bytes: UnsafeRawBufferPointer
    private var at = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// A column that nobody has made anything of yet.
    enum Column {
      case null
      case integer(Int64)
      /// UTF-8.
      case text(UnsafeRawBufferPointer)

      var value: SQLValue {
        switch self {
        case .null: .null
        case .integer(let number): .integer(number)
        case .text(let bytes): .text(String(decoding: bytes, as: UTF8.self))
        }
      }

      var string: String? { if case .text(let bytes) = self { String(decoding: bytes, as: UTF8.self) } else { nil } }
    }

    /// Fails on bytes that `encode` did not make.
    mutating func next() throws -> Column {
      guard at < bytes.count else { throw RecordBytes.broken }
      let tag = bytes[at]
      at += 1
      if tag == RecordBytes.null { return .null }
      guard let number = RecordBytes.number(bytes, &at) else { throw RecordBytes.broken }
      switch tag {
      case RecordBytes.integer: return .integer(Int64(bitPattern: number))
      case RecordBytes.text:
        guard number <= UInt64(bytes.count - at) else { throw RecordBytes.broken }
        let end = at + Int(number)
        defer { at = end }
        return .text(UnsafeRawBufferPointer(rebasing: bytes[at..<end]))
      default: throw RecordBytes.broken
      }
    }
  }

  private static let broken = Refusal(.storeFailed, ["why": "a record of the index cannot be read"])

  /// Seven bits a byte, the lowest first.
  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private static func number(_ bytes: UnsafeRawBufferPointer, _ at: inout Int) -> UInt64? {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard at < bytes.count else { return nil }
      let byte = bytes[at]
      at += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
    }
    return nil
  }
}
