package import Core

/// What a file of decisions did, row by row. `read` is the sum of the six ways in which a row can end.
package struct DecisionReport: Sendable {
  package let kind: Kind
  /// Empty where nothing was decided that was not so already.
  package var batch = ""
  package var read = 0
  /// Pairs that became one record.
  package var merged = 0
  package var split = 0
  /// Verdicts that were noted, values that were accepted or rejected, links that were set.
  package var changed = 0
  package var unchanged = 0
  package var refused: [ImportReport.RowFault] = []
  package var columns: [ColumnReading] = []

  package init(kind: Kind) { self.kind = kind }
}
