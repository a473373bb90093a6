package import Access
package import Core

/// Somebody who may be asked to judge applications of a round.
package struct Panelist: Sendable, Hashable {
  package let account: AccountID
  /// The person's record, where they have one: how well they fit is read from it.
  package var person: Ref?
  /// How many applications they judge, where that was set for them; else as the round says.
  package var loadLeast, loadMost: Int?

  package init(account: AccountID, person: Ref? = nil, loadLeast: Int? = nil, loadMost: Int? = nil) {
    (self.account, self.person, self.loadLeast, self.loadMost) = (account, person, loadLeast, loadMost)
  }

  /// Of one round.
  static let most = 300
}

/// An application that somebody is not to judge, by their own word or the office's.
package struct Recusal: Sendable, Hashable {
  package let application: String
  package let account: AccountID
  package let reason: String
}

/// An application that somebody judges, and the points that they gave.
package struct ReviewTask: Sendable, Hashable {
  package let application: String
  package let account: AccountID
  /// Decided by the office: assigning anew leaves it as it is.
  package var isLocked: Bool
  /// How well they fitted when it was assigned, in millionths; nil where nothing was known.
  package let fit: Int?
  /// When the points were handed in, milliseconds since 1970, UTC; nil before.
  package var scored: Int?
  /// A number a criterion of the round, in its order.
  package var points: [Int] = []
  package var comments: [String] = []

  package init(
    application: String, account: AccountID, isLocked: Bool = false, fit: Int? = nil, scored: Int? = nil,
    points: [Int] = [], comments: [String] = []
  ) {
    (self.application, self.account, self.isLocked, self.fit) = (application, account, isLocked, fit)
    (self.scored, self.points, self.comments) = (scored, points, comments)
  }
}
