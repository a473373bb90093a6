import Core
import Foundation
import Registry
import Store
import TestSupport
import Testing

/// What holds of every merge, in random worlds with records of every kind.
@Suite struct MergeLaws {
  @Test(
    "a merge leaves nothing that names the lost record, and a split restores the store exactly", arguments: 0..<40,
    TestDatabase.all)
  func thereAndBack(_ seed: Int, _ database: TestDatabase) async throws {
    try await World.with(database, seed: UInt64(seed)) { world in
      try await world.stir(40)
      let faults = try await Self.faults(world.store)
      try await world.act { act, dice, _ in
        var merged = 0
        while merged < 26 {
          let pair = try Pair(act, &dice)
          try pair.agree(act)
          try pair.tie(act, &dice)
          let before = try Self.rows(besides: pair, act.connection)
          guard try Self.merge(pair, act) else { continue }
          merged += 1
          let left = try Self.rows(besides: pair, act.connection).filter(pair.loserIsNamed)
          #expect(left == [])
          #expect(try Redirects.current(pair.loser, act.connection) == pair.winner)
          let report = try act.split(pair.loser)
          #expect(report.kept.map { "\($0.ref) \($0.why.en)" } == [])
          #expect(try Self.rows(besides: pair, act.connection).symmetricDifference(before) == [], "\(pair)")
          #expect(try Redirects.of(pair.loser, act.connection) == nil)
          #expect(
            try Set(Candidate.between(pair.loser, pair.winner, act.connection).map(\.verdict)) == ["different"])
        }
      }
      #expect(try await Self.faults(world.store) == faults)
    }
  }

  @Test(
    "merges are taken back in any order; one on which a later one rests waits for that", arguments: worlds,
    TestDatabase.all)
  func anyOrder(_ seed: Int, _ database: TestDatabase) async throws {
    try await World.with(database, seed: UInt64(seed)) { world in
      try await world.stir(60)
      let before = try await world.store.read { try Self.rows(besides: nil, $0) }
      var merged: [Ref] = []
      for _ in 0..<14 {
        let (pair, done) = try await world.act { act, dice, _ in
          let pair = try Pair(act, &dice)
          return (pair, try Self.merge(pair, act))
        }
        if done { merged.append(pair.loser) }
      }
      #expect(merged.count >= 3)
      // What a record named that was not there from the beginning, the one that it was merged into names as well.
      #expect(try await Self.faults(world.store).filter { !$0.hasPrefix("reference.nowhere") } == [])
      try await world.act { [merged] act, dice, _ in
        var merged = merged
        var waiting = 0
        while !merged.isEmpty {
          let next = merged.remove(at: dice.below(merged.count))
          do {
            try act.split(next)
          } catch let refusal as Refusal where refusal.rule == .splitDepends {
            waiting += 1
            try #require(waiting < 200)
            #expect(merged.map(\.description).contains(refusal.values["later"]))
            merged.append(next)
          }
        }
      }
      let after = try await world.store.read { try Self.rows(besides: nil, $0) }
      #expect(after.symmetricDifference(before) == [])
    }
  }

  /// Seeds: any, and those of worlds in which a later merge writes over what an earlier one gave.
  private static let worlds = Array(100..<131) + [176, 238, 249, 267, 358, 415, 503, 529, 541]

  /// False where the merge is refused because the records are known to be two, or need each other.
  private static func merge(_ pair: Pair, _ act: Act) throws -> Bool {
    do {
      return try act.merge(pair.loser, into: pair.winner).into == pair.winner
    } catch let refusal as Refusal where [.mergeKeysDiffer, .valueRequired].contains(refusal.rule) {
      return false
    }
  }

  /// Citations in a random world lead nowhere from the beginning.
  private static func faults(_ store: any Store) async throws -> [String] {
    try await StoreCheck.problems(store).filter { $0.code != "source.nowhere" }.map { "\($0.code) \($0.place)" }
  }

  /// Every row as `table: value|value…`, without what a merge and its split write down for good: redirects, and what was decided
  /// of the pair; of all pairs where none is given.
  private static func rows(besides pair: Pair?, _ connection: any Connection) throws -> Set<String> {
    let asked = try pair.map { try Candidate.between($0.loser, $0.winner, connection).map(\.id) } ?? []
    var out: Set<String> = []
    for kind in Entities.all.map({ $0.kind }) where kind != Redirect.kind && kind != Candidate.kind {
      try connection.each("SELECT * FROM \(name: kind.table)") { out.insert("\(kind): \(spelled($0))") }
    }
    try Table<Candidate>.each(connection) { candidate in
      guard !asked.contains(candidate.id), candidate.record.source?.origin != .edit else { return }
      let records = "\(candidate.subject?.description ?? "")|\(candidate.other?.description ?? "")"
      out.insert("candidate: \(candidate.id)|\(records)|\(pair == nil ? "" : candidate.verdict ?? "–")")
    }
    try connection.each("SELECT * FROM lookup") { row in
      if row.string(0) != Candidate.kind.rawValue { out.insert("lookup: \(spelled(row))") }
    }
    return out
  }

  private static func spelled(_ row: Row) -> String {
    row.values.map { value in
      switch value {
      case .text(let text): text
      case .integer(let integer): "#\(integer)"
      case .null: "–"
      default: "\(value)"
      }
    }.joined(separator: "|")
  }
}
