package import Foundation
import Search

/// Where the index of a store is kept from one run to the next.
///
/// It is derived: what is damaged, made otherwise or another store's is made anew from the tables. A store of few records has
/// none, because making the index takes no longer than opening it.
package struct IndexFolder: Sendable {
  package enum Role: Sendable {
    /// For as long as it runs, as the portal does: it saves what comes.
    case keeping
    /// For one question. It saves only what would cost the next one seconds.
    case asking
  }

  let url: URL
  let role: Role
  /// Indexes of fewer records are not kept.
  let least: Int

  package init(_ url: URL, _ role: Role, least: Int = 5000) {
    self.url = url
    self.role = role
    self.least = least
  }

  /// The index as it was left, to be read, and by who keeps it also to be written; nil where there is none of any use.
  func open(_ stamp: Stamp) -> SearchIndex? {
    if role == .keeping, let index = try? SearchIndex(opening: url, stamp) { return index }
    return try? SearchIndex(reading: url, stamp)
  }

  /// The same for writing; nil where another process writes it, or nobody may.
  func openForWriting(_ stamp: Stamp) -> SearchIndex? { try? SearchIndex(opening: url, stamp) }

  /// An empty index in the place of whatever is there: in the folder for so many records, where it can be written.
  func create(_ stamp: Stamp, records: Int) -> SearchIndex {
    guard records >= least else {
      // What another store left here, or a larger state of this one, is nobody's any more.
      if let left = try? SearchIndex(creating: url, stamp, onlyIfThere: true) { left.discard() }
      return SearchIndex(stamp)
    }
    return (try? SearchIndex(creating: url, stamp)) ?? SearchIndex(stamp)
  }
}
