import Core
import Exchange
import Registry
import Testing

/// What each market asks of whom: by names that the kinds have, and of each kind that it takes.
@Suite struct MarketQuestionsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let market: String
    let need: Set<String>
    let offer: Set<String>
    let project: Set<String>

    var testDescription: String { market }
  }

  /// Besides name, about, fields and region, which every market asks.
  static let cases = [
    Case(
      market: "procurement", need: ["categories", "needed_by", "quantity", "unit", "budget", "standard"], offer: [],
      project: []),
    Case(
      market: "finance", need: ["sought", "round", "stage"], offer: ["ticket_min", "ticket_max", "rounds", "stages"],
      project: ["sought", "round", "stage"]),
    Case(
      market: "trial", need: ["subject", "specialties", "class", "needed_by"],
      offer: ["specialties", "filing", "capacity", "load"], project: ["specialties", "class"]),
    Case(
      market: "service", need: ["subject", "services", "stage", "class", "needed_by"],
      offer: ["services", "stages", "capacity", "load"], project: ["services", "stage", "class"]),
    Case(
      market: "space", need: ["area", "uses", "needed_by"],
      offer: ["uses", "area_min", "area_max", "available_from", "place"],
      project: ["area", "uses"]),
    Case(
      market: "talent", need: ["expertise", "degree", "engagements", "needed_by"],
      offer: ["expertise", "degree", "engagements", "available_from", "person"], project: []),
  ]

  @Test("each kind is asked what its side has to say", arguments: cases)
  func asked(_ one: Case) {
    func check<E: Posted>(_ type: E.Type, _ wanted: Set<String>) {
      let asked = Set(MarketQuestions.fields(of: E.self, in: one.market).map(\.name))
      let common = Set(["name", "about", "fields", "region"])
      #expect(wanted.isSubset(of: asked) && common.isSubset(of: asked), "\(E.kind): \(asked.sorted())")
    }
    check(Need.self, one.need)
    check(Offer.self, one.offer)
    check(Project.self, one.project)
  }

  @Test("every market asks something of who seeks there", arguments: Vocabulary.markets.words.map(\.value))
  func everyMarket(_ market: String) {
    #expect(MarketQuestions.fields(of: Need.self, in: market).count > 4)
    if MarketQuestions.ofProjects.contains(market) {
      #expect(MarketQuestions.fields(of: Project.self, in: market).count > 4)
    }
  }
}
