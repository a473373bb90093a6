/// How many one wants, at least and at most: three experts for a review, up to five reviews for an expert.
///
/// `Quota(least: 3, most: 2)` can be said, for people say it: it is no mistake of the program's but one of the causes that an
/// `Infeasibility` names.
package struct Quota: Hashable, Sendable {
  package var least: Int
  package var most: Int

  package init(least: Int = 0, most: Int) {
    self.least = least
    self.most = most
  }

  package init(exactly count: Int) { self.init(least: count, most: count) }

  /// Both ends in order, so that what lies between two that are crossed is as near to either as can be.
  var widened: Quota { Quota(least: min(least, most), most: max(least, most)) }
  var isCrossed: Bool { least > most }

  /// By how much a count would have to be allowed for: below, and above.
  func misses(_ count: Int) -> (below: Int, above: Int) { (max(0, least - count), max(0, count - most)) }
}
