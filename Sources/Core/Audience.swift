/// Who may see a record.
package enum Visibility: String, Sendable, CaseIterable, Comparable {
  case everyone, members, parties, owner

  package static func < (a: Visibility, b: Visibility) -> Bool { a.rank < b.rank }
  private var rank: Int {
    switch self {
    case .everyone: 0
    case .members: 1
    case .parties: 2
    case .owner: 3
    }
  }
}

/// Who asks. Every read takes one; what it may not see is in no answer, count, facet, score, reason, export or error.
package enum Audience: Hashable, Sendable {
  /// Anybody with a browser.
  case visitor
  /// Somebody who acts for these organisations.
  case member(of: Set<String>)
  /// The cluster's office, and the command line on the machine that holds the store.
  case operating

  /// Whether this audience sees a record of `visibility` that belongs to `owners` (organisation ids).
  package func sees(_ visibility: Visibility, owners: some Sequence<String> = [String]()) -> Bool {
    switch (self, visibility) {
    case (.operating, _), (_, .everyone): true
    case (.visitor, _): false
    case (.member, .members): true
    case (.member(let mine), _): owners.contains { mine.contains($0) }
    }
  }
}
