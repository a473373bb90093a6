package import Access
package import Matching

/// Who does something to an engagement, and for whom.
package struct EngagementAuthor: Sendable {
  package let account: AccountID
  /// Nil for who mediates.
  package let side: Side?
  package let isAgent: Bool

  package init(_ account: AccountID, for side: Side?, isAgent: Bool = false) {
    (self.account, self.side, self.isAgent) = (account, side, isAgent)
  }
}
