package import Core
package import Store

extension Candidate {
  /// Whether a record may name one that was merged away: a pair that was merged is still named by the candidate that asked,
  /// which is how the answer is remembered.
  package static func isRemembered(by entity: some Entity) -> Bool {
    (entity as? Candidate)?.verdict == "same"
  }

  /// Candidates that ask whether these two are one, in either order; the one asked first comes first.
  package static func between(_ a: Ref, _ b: Ref, _ connection: any Connection) throws -> [Candidate] {
    try [(a, b), (b, a)].flatMap { subject, other -> [Candidate] in
      var asked = Candidate(id: ID(""))
      (asked.subject, asked.other) = (subject, other)
      guard let identity = Lookup.identity(of: asked) else { return [] }
      return try Lookup.find(Candidate.kind, identity, connection).compactMap {
        try Table<Candidate>.fetch($0, connection)
      }
    }
  }
}

extension Act {
  /// Notes what was decided of a pair, so that it is not asked again. Returns whether that is news.
  @discardableResult
  func setVerdict(_ verdict: String, _ subject: Ref, _ other: Ref, why: Label) throws -> Bool {
    let asked = try Candidate.between(subject, other, connection)
    var isNews = asked.isEmpty
    for candidate in asked {
      var next = candidate
      next.verdict = verdict
      if try update(candidate, to: next) { isNews = true }
    }
    if asked.isEmpty {
      var ids = IDMaker(seed: "pair \(last) \(subject) \(other)")
      var candidate = Candidate(id: try ids.next(Candidate.self, connection))
      (candidate.subject, candidate.other, candidate.verdict) = (subject, other, verdict)
      candidate.why = Text(why)
      candidate.record.source = origin
      try create(candidate)
    }
    return isNews
  }
}
