import Core
import Registry
import Store
import TestSupport

/// Two records of one kind that are taken to be one.
struct Pair: Sendable {
  let loser: Ref
  let winner: Ref

  /// Any two that are there.
  init(_ act: Act, _ dice: inout Dice) throws {
    while true {
      let kind = dice.one(of: Entities.subjects).kind
      let ids = try act.connection.rows("SELECT id FROM \(name: kind.table) ORDER BY id").compactMap { $0.string(0) }
      guard ids.count > 1 else { continue }
      let first = dice.one(of: ids)
      loser = Ref(kind, first)
      winner = Ref(kind, dice.one(of: ids.filter { $0 != first }))
      return
    }
  }

  /// Takes away what shows them to be two: exact keys that differ, where the loser can do without.
  func agree(_ act: Act) throws {
    if let type = Entities.type(loser.kind) { try agree(type, act) }
  }

  private func agree<E: Entity>(_ type: E.Type, _ act: Act) throws {
    guard let record = try Table<E>.fetch(loser.id, act.connection),
      let other = try Table<E>.fetch(winner.id, act.connection)
    else { return }
    var next = record
    for field in E.fields where field.uses.contains(.key) && !field.uses.contains(.required) {
      if field.get(other) != nil { field.set(&next, nil) }
    }
    try act.update(record, to: next)
  }

  /// Everything that can stand between two records before they are found to be one.
  func tie(_ act: Act, _ dice: inout Dice) throws {
    let mark = dice.next()
    let third = Ref(Organisation.kind, "organisation-1")
    for (number, end) in [loser, winner].enumerated() {
      let other = number == 0 ? winner : loser
      var relation = Relation(id: ID("tie-\(mark)-\(number)"))
      (relation.from, relation.type, relation.to) = (end, "supplies", dice.chance(30) ? other : third)
      relation.about = Text(dice.string())
      try act.create(relation)
      for field in ["name", Self.partOf[end.kind]].compactMap(\.self) where dice.chance(60) {
        var claim = Claim(id: ID("tie-\(mark)-\(number)-\(field)"))
        (claim.subject, claim.field) = (end, field)
        claim.value = field == "name" ? dice.string() : other.description
        claim.verdict = dice.one(of: [nil, "open", "rejected", "accepted"])
        try act.create(claim)
      }
      var candidate = Candidate(id: ID("tie-\(mark)-\(number)"))
      (candidate.subject, candidate.other) = (end, dice.chance(30) ? other : third)
      candidate.verdict = dice.one(of: [nil, "open", "different"])
      try act.create(candidate)
      if end.kind == Publication.kind { try cite(end, number, act) }
    }
  }

  /// The field by which a record is a part of another of its kind.
  private static let partOf: [Kind: String] = [
    Organisation.kind: "parent", Component.kind: "parent", Policy.kind: "part_of", Place.kind: "parent",
    Event.kind: "parent",
  ]

  private func cite(_ publication: Ref, _ number: Int, _ act: Act) throws {
    guard let place = try Table<Place>.fetch("place-\(number + 1)", act.connection) else { return }
    var cited = place
    cited.record.source = Citation(.publication, publication.id, "¶\(number)")
    cited.record.sources["name"] = Citation(.publication, publication.id)
    try act.update(place, to: cited)
  }

  /// Whether a row, its values between bars, names the record that is lost.
  func loserIsNamed(_ row: String) -> Bool {
    let row = row + "|"
    return ["|\(loser.id)|", "\(loser)|", "\(loser)#", "\(loser)\n"].contains { row.contains($0) }
  }
}
