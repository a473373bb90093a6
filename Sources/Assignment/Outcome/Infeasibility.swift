/// Why nothing fulfils a problem, and the least that has to give.
///
/// Both prove each other: the units of the relaxation are exactly the `short` of all causes added up, except that a locked pair
/// in which two causes meet is unlocked once. So nobody can do with less, and no cause is named that does not bind.
package struct Infeasibility: Hashable, Sendable {
  package let causes: [Cause]
  package let relaxation: Relaxation

  package enum Cause: Hashable, Sendable {
    /// At least more than at most. What else binds is found with the two exchanged.
    case crossed(Party, Quota)
    /// A pair that must be made and must not.
    case lockedInConflict(Conflict)
    case bottleneck(Bottleneck)

    /// How many units of relaxation it takes.
    package var short: Int {
      switch self {
      case .crossed(_, let quota): quota.least - quota.most
      case .lockedInConflict: 1
      case .bottleneck(let bottleneck): bottleneck.short
      }
    }
  }
}

/// Some who together must have more than there is for them.
///
///     three reviews of 3 experts each, for which the same two experts are free, who take 4 in all:
///     wanting .tasks, tasks [0, 1, 2], assignees [0, 1], wanted 9, room 4, elsewhere 0: 5 short
///
/// It is the smallest such group: without any of its tasks and assignees less would be short.
package struct Bottleneck: Hashable, Sendable {
  package enum Side: Hashable, Sendable {
    /// Tasks lack people, or people have more locked pairs than they take.
    case tasks
    /// Assignees lack tasks, or tasks have more locked pairs than they take.
    case assignees
  }

  /// Whose minima, together, cannot be met.
  package let wanting: Side
  /// If tasks want, those that do; if assignees want, the tasks whose maxima bind.
  package let tasks: [Int]
  package let assignees: [Int]
  /// Locked pairs that others have with the side that gives, and that take up room there.
  package let locked: [Pairing]
  /// The minima of the side that wants, added up.
  package let wanted: Int
  /// The maxima of the side that gives, added up.
  package let room: Int
  /// How many pairs the side that wants has with anybody else: each may be made once.
  package let elsewhere: Int
  /// Suitable pairs with somebody else that a conflict forbids.
  package let barred: [Conflict]

  package var short: Int { wanted + locked.count - room - elsewhere }
}
