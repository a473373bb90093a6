import Sheets

/// What a person calls a file's rows by.
enum ImportFile {
  case sheet(String)
  case lines(String)

  /// `Sheet1!A17`, `needs.jsonl:17`.
  func place(_ row: Int) -> String {
    switch self {
    case .sheet(let name): CellAddress(row: row, column: 0).place(in: name)
    case .lines(let file): "\(file):\(row)"
    }
  }
}
