import Core
import Sheets

/// What an import has said about each record so far: a later row adds to it, and does not replace it.
///
/// The one thing that grows with the rows of a file, so it is kept small: forty bytes a record.
struct SaidRows {
  /// A row of one of the import's files.
  struct Mark {
    fileprivate let file: UInt16
    fileprivate let row: Int32
  }

  struct Said {
    let first: Mark
    /// Places in `E.fields`, as bits, of the fields that a row gave.
    var fields: UInt64 = 0
    /// The first row changed nothing.
    var isUnchanged = false
  }

  private var records: [Kind: [String: Said]] = [:]
  private var files: [ImportFile] = []

  mutating func begin(_ file: ImportFile) { files.append(file) }

  /// A row of the file at hand.
  func mark(_ row: Int) -> Mark {
    Mark(file: UInt16(truncatingIfNeeded: files.count - 1), row: Int32(truncatingIfNeeded: row))
  }

  func place(_ mark: Mark) -> String { files[Int(mark.file)].place(Int(mark.row)) }

  subscript(ref: Ref) -> Said? {
    get { records[ref.kind]?[ref.id] }
    set { records[ref.kind, default: [:]][ref.id] = newValue }
  }

  /// Whether the file at hand was the first to speak of a record, and that row changed nothing.
  func beganUnchanged(_ ref: Ref) -> Bool {
    guard let said = self[ref] else { return false }
    return said.isUnchanged && Int(said.first.file) == files.count - 1
  }
}
