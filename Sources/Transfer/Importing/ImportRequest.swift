package import Core
package import Foundation

/// What to import and how: the options of `lianqiao import`.
package struct ImportRequest: Sendable {
  package var file: URL
  package var kind: Kind
  /// Header → field, over what is recognised; `-` ignores a column.
  package var map: [String: String] = [:]
  /// The same as it was saved from an earlier file: columns that this file lacks do not matter.
  package var savedMap: [String: String] = [:]
  /// Field → value for every row that leaves it empty.
  package var constants: [String: String] = [:]
  package var dateOrder: DateOrder?
  package var sheet: String?
  package var actor: String
  /// Whether generated records may come into a store of real ones, or the other way round.
  package var mixesGenerated = false
  /// The file comes from another store: a record keeps its id, source and visibility where this store does not know it,
  /// and may refer to one that is still to come.
  package var keepsIDs = false
  /// Kinds whose lines, in a file of several, another plan takes.
  package var otherKinds: Set<Kind> = []

  package init(file: URL, kind: Kind, actor: String) {
    self.file = file
    self.kind = kind
    self.actor = actor
  }
}
