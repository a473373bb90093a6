import Core
import Logging
import Registry
import Server
import Store
import Synchronization
import TestSupport
import Testing

/// At midnight certificates expire without anybody writing.
@Suite struct MidnightTests {
  @Test("a snapshot judges by its own day, and gives way to one of the next", arguments: TestDatabase.all)
  func midnight(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let clock = Clock(Day.today())
      try await house.store.act(as: "t", "t") { act in
        var product = Product(id: ID("sold"))
        (product.name, product.stage) = (Text("离心泵"), "marketed")
        try act.create(product)
        var paper = Registration(id: ID("paper"))
        (paper.number, paper.authority, paper.product) = ("国械注准20173071234", "nmpa", product.id)
        paper.expires = clock.day
        try act.create(paper)
      }
      let cluster = try await house.live.current.cluster.following(house.store)
      let live = try await LiveCluster(
        cluster, store: house.store, names: .plain, logger: House.silent, today: { clock.day })
      let before = live.current
      #expect(!told(before))
      try await live.refresh()
      #expect(live.current === before)

      clock.advance()
      try await live.refresh()
      #expect(live.current.today == clock.day && live.current.head.hash == before.head.hash)
      #expect(told(live.current) && !told(before))
    }
  }

  private func told(_ snapshot: Snapshot) -> Bool {
    snapshot.contradictions(for: .operating).contains { $0.label.zh.contains("20173071234") }
  }

  private final class Clock: Sendable {
    private let now: Mutex<Day>
    init(_ day: Day) { now = Mutex(day) }
    var day: Day { now.withLock { $0 } }
    func advance() { now.withLock { $0 = Day(ordinal: $0.ordinal + 1) ?? $0 } }
  }
}
