import Core
import Exchange
import Matching
import Registry
import TestSupport
import Testing

/// An ask that has ended is told so when it is named, and answered for who insists.
@Suite struct EndedAskTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let says: String
    /// What a reader is told; nil where the ask is open.
    let told: String?
    let isCase: Bool
    let change: @Sendable (inout Scene) -> Void
    var testDescription: String { says }

    init(_ says: String, _ told: String?, isCase: Bool = false, _ change: @escaping @Sendable (inout Scene) -> Void) {
      (self.says, self.told, self.isCase, self.change) = (says, told, isCase, change)
    }
  }

  @Test(
    arguments: [
      Row("open", nil) { $0.need.status = "open" },
      Row("nobody says", nil) { $0.need.status = nil },
      Row("wanted by today", nil) { $0.need.neededBy = Scene.today },
      Row("closed", "这条需求已结束") { $0.need.status = "closed" },
      Row("withdrawn", "这条需求已撤回") { $0.need.status = "withdrawn" },
      Row("wanted by yesterday", "需要日期 2023-12-31 已过；若仍需要，请更新日期") {
        $0.need.neededBy = Day(ordinal: Scene.today.ordinal - 1)
      },
      Row("a case under way", nil, isCase: true) { $0.matter.seeks = ["service"] },
      Row("a case approved", "该个案已获批", isCase: true) {
        ($0.matter.seeks, $0.matter.status) = (["service"], "approved")
      },
    ], TestDatabase.all)
  func ended(_ row: Row, _ database: TestDatabase) async throws {
    var scene = Scene()
    scene.offer.market = "service"
    row.change(&scene)
    let exchange = try await scene.exchange(on: database)
    let ask = row.isCase ? scene.matter.ref : scene.need.ref
    let answer = row.isCase ? scene.offer.ref : scene.product.ref
    let found = try exchange.match(ask, for: .operating)
    #expect(exchange.asks(in: nil, for: .operating).contains(ask) == (row.told == nil))
    #expect(found.answers.contains { $0.ref == answer } == (row.told == nil))
    if row.told != nil {
      #expect(found.none?.code == "match.none.ended" && found.none?.label.zh == row.told && found.fitting == 0)
      #expect(found.none?.label.en.isEmpty == false)
      #expect(exchange.nearMisses(ask, in: found.market, for: .operating).isEmpty)
    }
    let insisting = try exchange.match(ask, for: .operating, evenEnded: true)
    #expect(insisting.answers.contains { $0.ref == answer })
    let back = try exchange.match(offer: answer, for: .operating)
    #expect(back.flatMap(\.answers).contains { $0.ref == ask } == (row.told == nil))
  }
}
