/// An empty table to be filled in by people: columns that say what may stand in them, and a sheet that explains them.
package struct Form: Sendable {
  package struct Column: Sendable {
    package let header: String
    /// Marked by colour; the header's words are the caller's.
    package let isRequired: Bool
    package let entry: Entry
    /// What a person sees when a cell of the column is entered.
    package let hint: String

    package init(_ header: String, isRequired: Bool, _ entry: Entry, hint: String) {
      self.header = header
      self.isRequired = isRequired
      self.entry = entry
      self.hint = hint
    }
  }

  /// What Excel lets be entered.
  package enum Entry: Sendable, Hashable {
    /// Anything, kept as it is typed: `0755` stays so, and `2022-07` does not become a day.
    case text
    /// One of these, offered in a list.
    case one([String])
    /// Some of these: a list offers them, and several may be typed.
    case several([String])
    case day
    case wholeNumber
    case number
  }

  package let sheet: String
  package let columns: [Column]
  /// The sheet that explains the columns: its name, its header and rows.
  package let guide: (name: String, header: [String], rows: [[String]])

  package init(sheet: String, columns: [Column], guide: (name: String, header: [String], rows: [[String]])) {
    self.sheet = sheet
    self.columns = columns
    self.guide = guide
  }
}
