import Core
import Registry
import Store
import TestSupport
import Testing

/// Deciding between the values that sources give, and deciding again.
@Suite struct ClaimTests {
  private static let kinds = Entities.subjects.map { $0.kind }

  @Test("a claim that is accepted and taken back leaves the store as it was", arguments: kinds, TestDatabase.all)
  func thereAndBack(_ kind: Kind, _ database: TestDatabase) async throws {
    let type = try #require(Entities.type(kind))
    try await World.with(database, seed: 11) { world in
      try await world.act { act, dice, refs in try Self.thereAndBack(type, act, &dice, refs) }
    }
  }

  private static func thereAndBack<E: Entity>(
    _ type: E.Type, _ act: Act, _ dice: inout Dice, _ refs: [Kind: [String]]
  ) throws {
    var accepted = 0
    for number in 0..<40 {
      let record = try #require(try Table<E>.fetch(dice.one(of: refs[E.kind] ?? []), act.connection))
      let field = dice.one(of: E.fields)
      guard let value = dice.value(field.type, refs), field.fault(value) == nil else { continue }
      var claim = Claim(id: ID("c\(number)"))
      (claim.subject, claim.field, claim.value) = (record.ref, field.name, value.canonical)
      (claim.verdict, claim.record.source) = ("open", Citation(.batch, "b", "\(number)"))
      try act.create(claim)
      let before = try state(record, act)
      guard try act.decide(claim: claim.id.rawValue, as: "accepted") else { continue }
      accepted += 1
      let now = try #require(try Table<E>.fetch(record.id.rawValue, act.connection))
      #expect(field.get(now).map { value.restates($0) } == true)
      if field.get(record) != field.get(now) { #expect(now.record.source(of: field.name) == claim.record.source) }
      #expect(try !act.decide(claim: claim.id.rawValue, as: "accepted"))
      try act.decide(claim: claim.id.rawValue, as: "open")
      #expect(try state(record, act) == before, "\(field.name)")
      try act.decide(claim: claim.id.rawValue, as: "rejected")
    }
    #expect(accepted > 10)
  }

  private static func state<E: Entity>(_ record: E, _ act: Act) throws -> [String] {
    let now = try Table<E>.fetch(record.id.rawValue, act.connection)
    let claims = try E.fields.flatMap { try Claim.about(record.ref, $0.name, act.connection) }
    return E.fields.map { "\($0.name) \(now.flatMap($0.get)?.canonical ?? "–")" } + [now?.record.said ?? ""]
      + claims.map { "\($0.id) \($0.verdict ?? "") \($0.value ?? "")" }
  }

  @Test("the value that gave way stands beside the accepted one, and can be accepted in its turn")
  func turns() async throws {
    try await TestDatabase.sqlite.with(registryMigrations) { store, _ in
      try await store.act(as: "t", "t") { act in
        var organisation = Organisation(id: ID("o"))
        (organisation.name, organisation.address) = (Text("示例医院"), "甲路")
        organisation.record.source = Citation(.batch, "a", "2")
        try act.create(organisation)
        var claim = Claim(id: ID("c"))
        (claim.subject, claim.field, claim.value, claim.why) = (organisation.ref, "address", "乙路", "source")
        claim.record.source = Citation(.batch, "b", "3")
        try act.create(claim)
        func address() throws -> String? { try Table<Organisation>.fetch("o", act.connection)?.address }
        func rivals() throws -> [String] {
          try Claim.about(organisation.ref, "address", act.connection).map {
            "\($0.value ?? "") \($0.verdict ?? "open")"
          }
          .sorted()
        }
        try act.decide(claim: "c", as: "accepted")
        #expect(try address() == "乙路")
        #expect(try rivals() == ["乙路 accepted", "甲路 open"])
        let other = try #require(
          try Claim.about(organisation.ref, "address", act.connection).first { $0.value == "甲路" })
        #expect(other.record.source == organisation.record.source && other.why == "replaced")
        try act.decide(claim: other.id.rawValue, as: "accepted")
        #expect(try address() == "甲路")
        #expect(try rivals() == ["乙路 open", "甲路 accepted"])
        #expect(try Table<Organisation>.fetch("o", act.connection)?.record.sources == [:])
      }
    }
  }

  @Test(
    "what cannot be accepted",
    arguments: [
      ("address", "甲路", "organisation/gone", Refusal.Rule.claimNothing),
      ("none", "甲路", "organisation/o", .claimNothing), ("credit_code", "1", "organisation/o", .claimUnreadable),
      ("parent", "organisation/gone", "organisation/o", .claimUnreadable),
      ("region", "", "organisation/o", .claimUnreadable),
    ])
  func refused(_ field: String, _ value: String, _ subject: String, _ rule: Refusal.Rule) async throws {
    try await TestDatabase.sqlite.with(registryMigrations) { store, _ in
      let refusal = try await store.act(as: "t", "t") { act in
        var organisation = Organisation(id: ID("o"))
        organisation.name = Text("示例医院")
        try act.create(organisation)
        var claim = Claim(id: ID("c"))
        (claim.subject, claim.field, claim.value) = (Ref(subject), field, value)
        try act.create(claim)
        return #expect(throws: Refusal.self) { try act.decide(claim: "c", as: "accepted") }
      }
      #expect(refusal?.rule == rule)
    }
  }
}
