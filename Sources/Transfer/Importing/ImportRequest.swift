package import Core
package import Foundation

/// What to import and how: the options of `lianqiao import`.
package struct ImportRequest: Sendable {
  package var file: URL
  package var kind: Kind
  /// Header → field, over what is recognised; `-` ignores a column.
  package var map: [String: String] = [:]
  /// Field → value for every row that leaves it empty.
  package var constants: [String: String] = [:]
  package var dateOrder: DateOrder?
  package var sheet: String?
  package var actor: String
  /// What the batch is called; the file's name unless the example gives it another.
  package var label: String?

  package init(file: URL, kind: Kind, actor: String) {
    self.file = file
    self.kind = kind
    self.actor = actor
  }
}
