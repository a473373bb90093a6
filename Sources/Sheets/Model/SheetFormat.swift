/// The kinds of table file that are read and written.
package enum SheetFormat: String, Sendable, CaseIterable {
  case xlsx, csv, tsv

  /// By the file's extension, for writing. For reading, the content decides, because extensions lie.
  package init?(path: String) {
    guard let dot = path.lastIndex(of: "."), let format = Self(rawValue: path[path.index(after: dot)...].lowercased())
    else { return nil }
    self = format
  }
}
