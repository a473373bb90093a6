/// What a table's columns are called, and where its rows begin.
package struct Header: Sendable {
  package struct Column: Sendable, Hashable {
    /// Counted from 0, as in `Row`.
    package let index: Int
    /// The name on each level, outermost first: 联系方式, 电话.
    package let path: [String]
    /// Where a person finds it: `Sheet1!C1`.
    package let place: String

    /// The name on one line: `联系方式/电话`. Empty where a column has none.
    package var name: String { path.joined(separator: "/") }
  }

  /// What stands above the names across the table: 深圳市企业名录.
  package let title: String?
  /// From A to the last that has a name.
  package let columns: [Column]
  /// The header's rows as they stand, with the values of merged cells carried into each cell that they cover.
  package let rows: [Row]

  /// The rows of the table come after this one.
  package var lastRow: Int { rows.last?.number ?? 0 }
}
