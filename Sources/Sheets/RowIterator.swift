import Core

/// The rows of a table after its header, one by one.
package final class RowIterator {
  private let source: any RowSource
  private let headerRow: Int
  /// Columns of the header, where a longer row is a fault. In a text file one delimiter too many shifts every cell after
  /// it; in a workbook a cell beside the table is a note, and shifts nothing.
  private let width: Int?

  init(_ source: any RowSource, after headerRow: Int, width: Int?) {
    self.source = source
    self.headerRow = headerRow
    self.width = width
  }

  /// The next row that holds something; nil at the end.
  package func next() throws -> Row? {
    while var row = try source.next() {
      guard row.number > headerRow else { continue }
      if let width, let last = row.cells.last, last.column >= width {
        let values = ["cells": String(last.column + 1), "columns": String(width)]
        row.faults.append(Refusal(.importRowLonger, at: last.place, values))
      }
      return row
    }
    return nil
  }
}
