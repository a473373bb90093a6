import Core
import Store

/// A merge in the making: the loser goes, the winner gains, and what referred to the one refers to the other.
struct Absorption {
  let act: Act
  var ids: IDMaker
  var report: MergeReport

  var connection: any Connection { act.connection }

  init(_ act: Act, _ report: MergeReport) {
    self.act = act
    self.report = report
    // The journal's sequence never comes twice: an id made here was never another record's.
    ids = IDMaker(seed: "merge \(act.last) \(report.former) \(report.into)")
  }

  /// `version` is the loser as it would read by now: a relation both ends of which are one record each.
  mutating func absorb<E: Entity>(_ loser: E, as version: E, into winner: E) throws {
    let combination = Combination(
      winner, absorbing: version, isOpen: version.isOpen(toReadersOf: winner),
      vouching: Citation(.edit, act.actor))
    let combined = combination.record
    try act.remove(loser)
    try act.update(winner, to: combined)
    if winner.ref == report.into {
      report.gained = E.fields.filter { $0.get(winner) != $0.get(combined) }.map(\.name)
    }
    try repoint(loser.ref, to: winner.ref)
    for rival in combination.rivals {
      try claim(rival, combined, max(version.record.visibility, winner.record.visibility))
    }
  }

  private mutating func claim<E: Entity>(
    _ rival: Combination<E>.Rival, _ subject: E, _ visibility: Visibility
  ) throws {
    var claim = Claim(id: try ids.next(Claim.self, connection))
    claim.subject = subject.ref
    claim.field = rival.field
    claim.value = rival.value.canonical
    claim.why = "merged"
    claim.verdict = "open"
    claim.record.source = rival.source
    claim.record.visibility = visibility
    if let identity = Lookup.identity(of: claim), try !Lookup.find(Claim.kind, identity, connection).isEmpty { return }
    try act.create(claim)
    report.rivals += 1
  }
}

extension Entity {
  /// Whether everybody who may see `other` may see this record too, so that its values may stand in the other.
  func isOpen(toReadersOf other: Self) -> Bool {
    switch (record.visibility, other.record.visibility) {
    case (.everyone, _): true
    case (.members, let seen): seen >= .members
    case (_, let seen) where seen < .parties: false
    // An organisation is its own owner: two records of one organisation belong to one owner.
    default: self is Organisation || Set(other.owners).isSubset(of: owners)
    }
  }
}
