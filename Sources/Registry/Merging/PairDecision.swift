package import Core
package import Store

/// What came of a verdict on a pair.
package enum PairOutcome: Sendable, Equatable {
  case merged, split
  /// A record that names something got its link: to the record that was meant.
  case linked
  /// The verdict is remembered.
  case noted
  case unchanged
}

extension Act {
  /// Decides whether two records are one: `same` merges the first into the second, `different` and `open` take such a merge back,
  /// or remember that there is nothing to merge.
  ///
  /// Where the first is a record of another kind that names the second by a word (a need and its requester), `same` links it.
  @discardableResult
  package func decide(_ subject: Ref, _ other: Ref, as verdict: String) throws -> PairOutcome {
    let (from, to) = (try Redirects.current(subject, connection), try Redirects.current(other, connection))
    guard verdict == "same" else { return try part(subject, other, from, to, as: verdict) }
    if from == to {
      let isNews = try setVerdict(verdict, subject, other, why: Self.byHand)
      return isNews ? .noted : .unchanged
    }
    guard from.kind == to.kind else { return try link(from, to) }
    try merge(from, into: to)
    return .merged
  }

  private static var byHand: Label { Label("人工裁定", "decided by hand") }

  private func part(_ subject: Ref, _ other: Ref, _ from: Ref, _ to: Ref, as verdict: String) throws -> PairOutcome {
    guard from == to else {
      return try setVerdict(verdict, from, to, why: Self.byHand) ? .noted : .unchanged
    }
    for (former, into) in [(subject, other), (other, subject)] where former != into {
      guard try Redirects.of(former, connection)?.into == into else { continue }
      try split(former)
      if verdict != "different" { try setVerdict(verdict, former, into, why: Self.byHand) }
      return .split
    }
    throw Refusal(
      .pairUnited, at: subject.description,
      ["first": subject.description, "second": other.description, "into": to.description])
  }

  private func link(_ from: Ref, _ to: Ref) throws -> PairOutcome {
    guard let type = Entities.type(from.kind), let outcome = try link(type, from, to) else {
      throw Refusal(.mergeKinds, at: from.description, ["first": from.description, "second": to.description])
    }
    return outcome
  }

  /// Nil where the record has no single empty field for what it may mean.
  private func link<E: Entity>(_ type: E.Type, _ from: Ref, _ to: Ref) throws -> PairOutcome? {
    guard let record = try Table<E>.fetch(from.id, connection) else {
      throw Refusal(.notFound, at: from.description, ["what": from.description])
    }
    let fields = E.fields.filter { $0.type == .ref([to.kind]) }
    if fields.contains(where: { $0.get(record) == .ref(to) }) {
      return try setVerdict("same", from, to, why: Self.byHand) ? .noted : .unchanged
    }
    let empty = fields.filter { $0.get(record) == nil }
    guard empty.count == 1, let field = empty.first else { return nil }
    var next = record
    field.set(&next, .ref(to))
    next.record.sources[field.name] = Citation(.edit, actor)
    try update(record, to: next)
    try setVerdict("same", from, to, why: Self.byHand)
    return .linked
  }
}
