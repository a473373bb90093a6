package import Core

/// A cell that holds something: what it says, where it leads, where it stands.
package struct Cell: Hashable, Sendable {
  /// Counted from 0: A is 0.
  package let column: Int
  package let value: Value
  /// Where a click leads: the target of a HYPERLINK formula or of the sheet's own links; `#Sheet2!A1` within the file.
  package let link: String?
  private let sheet: String
  private let row: Int

  init(sheet: String, row: Int, column: Int, value: Value, link: String? = nil) {
    self.sheet = sheet
    self.row = row
    self.column = column
    self.value = value
    self.link = link
  }

  package var address: CellAddress { CellAddress(row: row, column: column) }

  /// Where a person finds it: `Sheet1!C17`.
  package var place: String { address.place(in: sheet) }

  /// What to tell when the cell cannot be used whatever its column means: a formula that failed.
  package var fault: Refusal? {
    guard case .error(let name) = value else { return nil }
    return Refusal(.importCellError, at: place, ["value": name])
  }

  func moved(to address: CellAddress) -> Cell {
    Cell(sheet: sheet, row: address.row, column: address.column, value: value, link: link)
  }
}
