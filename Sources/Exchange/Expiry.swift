package import Core
package import Store

/// What time alone brings about: a posting that nobody renewed ends, and so does an engagement that nobody went on with.
package enum Expiry {
  /// Whether anything is over: asked first, so that nothing is written when nothing is.
  package static func isDue(today: Day, _ connection: any Connection) throws -> Bool {
    let (engagements, postings) = (EngagementTable.over(on: today), PostingTable.over(on: today))
    return try connection.row("SELECT 1 FROM engagement WHERE \(engagements) LIMIT 1") != nil
      || connection.row("SELECT 1 FROM posting WHERE \(postings) LIMIT 1") != nil
  }
}

extension Act {
  /// Returns how many ended.
  package func expire(today: Day) throws -> Int {
    try expireEngagements(today: today) + expirePostings(today: today)
  }
}
