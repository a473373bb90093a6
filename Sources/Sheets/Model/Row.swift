package import Core

/// A row that holds something. Blank rows are never handed out, but they count.
package struct Row: Sendable {
  /// Counted from 1, as Excel shows it; in a CSV, the record.
  package let number: Int
  /// The cells that hold something, by column.
  package private(set) var cells: [Cell]
  /// Faults of the row's shape: a row longer than the header. The row's cells are handed out all the same.
  package internal(set) var faults: [Refusal] = []
  package let sheet: String

  init(sheet: String, number: Int, cells: [Cell]) {
    self.sheet = sheet
    self.number = number
    self.cells = cells
  }

  /// What stands in a column, `.empty` when nothing does.
  package subscript(column: Int) -> Cell.Value { cell(column)?.value ?? .empty }

  package func cell(_ column: Int) -> Cell? {
    // Rows are mostly dense: the cell of column 3 is the fourth.
    if cells.indices.contains(column), cells[column].column == column { return cells[column] }
    return cells.first { $0.column == column }
  }

  /// Where a person finds the column's cell, also when it is empty: `Sheet1!C17`.
  package func place(_ column: Int) -> String { CellAddress(row: number, column: column).place(in: sheet) }

  /// The row with values carried into cells that merges cover.
  func carrying(_ carried: [Int: Cell]) -> Row {
    guard !carried.isEmpty else { return self }
    var row = self
    row.cells = (cells.filter { carried[$0.column] == nil } + carried.values).sorted { $0.column < $1.column }
    return row
  }
}

/// Where rows come from, one after another; nil at the end.
protocol RowSource: AnyObject {
  func next() throws -> Row?
}
