import Core
import Sheets
import Store

/// What an import has said about each record so far: a later row adds to it, and does not replace it.
///
/// It grows with the rows of a file: the latest stand in memory, all others in a scratch table.
struct SaidRows {
  /// A row of one of the import's files.
  struct Mark: Equatable {
    fileprivate let file: UInt16
    fileprivate let row: Int32
  }

  struct Said: Equatable {
    let first: Mark
    /// Places in `E.fields`, as bits, of the fields that a row gave.
    var fields: UInt64 = 0
    /// The first row changed nothing.
    var isUnchanged = false
  }

  /// Records in memory.
  private let most: Int
  private var recent: [Ref: Said] = [:]
  private var earlier: ScratchTable?
  private var files: [ImportFile] = []

  /// As many as take some megabytes, unless a test wants few.
  init(most: Int = 40_000) { self.most = most }

  mutating func begin(_ file: ImportFile) { files.append(file) }

  /// A row of the file at hand.
  func mark(_ row: Int) -> Mark {
    Mark(file: UInt16(truncatingIfNeeded: files.count - 1), row: Int32(truncatingIfNeeded: row))
  }

  func place(_ mark: Mark) -> String { files[Int(mark.file)].place(Int(mark.row)) }

  func of(_ ref: Ref) throws -> Said? {
    if let said = recent[ref] { return said }
    return try earlier?.value(ref.description).flatMap(Said.init)
  }

  mutating func note(_ said: Said, of ref: Ref) throws {
    recent[ref] = said
    if recent.count > most { try spill() }
  }

  mutating func forget(_ ref: Ref) throws {
    recent[ref] = nil
    try earlier?.remove(ref.description)
  }

  /// Whether the file at hand was the first to speak of a record, and that row changed nothing.
  func beganUnchanged(_ ref: Ref) throws -> Bool {
    guard let said = try of(ref) else { return false }
    return said.isUnchanged && Int(said.first.file) == files.count - 1
  }

  private mutating func spill() throws {
    let table = try earlier ?? ScratchTable()
    try table.put(recent.map { ($0.key.description, $0.value.spelled) }.sorted { $0.0 < $1.0 })
    earlier = table
    recent.removeAll(keepingCapacity: true)
  }
}

extension SaidRows.Said {
  /// Fourteen bytes and one: file, row, fields, whether it is unchanged.
  fileprivate var spelled: SQLValue {
    func bytes(_ integer: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: integer.littleEndian) { Array($0) } }
    return .blob(bytes(first.file) + bytes(first.row) + bytes(fields) + [isUnchanged ? 1 : 0])
  }

  fileprivate init?(_ spelled: SQLValue) {
    guard case .blob(let bytes) = spelled, bytes.count == 15 else { return nil }
    self = bytes.withUnsafeBytes { bytes in
      SaidRows.Said(
        first: SaidRows.Mark(
          file: UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt16.self)),
          row: Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: 2, as: Int32.self))),
        fields: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 6, as: UInt64.self)),
        isUnchanged: bytes[14] == 1)
    }
  }
}
