import ArgumentParser
import Core
import Exchange
import Foundation
import Matching
import Store

struct EvalMatching: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "matching", abstract: "撮合分数与双方答复相符几何 · How well scores foretold what both sides said",
    discussion: """
      Of the engagements of this store: how many both sides accepted, by the score that the pair had when it was proposed. “order” is how \
      often an accepted pair had been scored above a declined one: 0.5 is chance, 1 is perfect.
      """)

  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let place = try await Workplace.open(options)
    let outcomes = Outcomes(try await place.store.read { try Engagements.all($0) })
    if options.json { return try Terminal.json(outcomes) }
    let language = options.language
    guard outcomes.decided > 0 else {
      return Terminal.print(
        Label("还没有双方都已答复的对接，无从评测。", "No engagement has been answered by both sides yet: there is nothing to measure.")[
          language])
    }
    var table = ColumnTable([
      Label("分数", "Score")[language], Label("已答复", "Decided")[language], Label("双方有意", "Accepted")[language],
      Label("比例", "Rate")[language],
    ])
    for band in outcomes.bands {
      table.add([
        "\(Self.percent(band.from))–\(Self.percent(band.to))", "\(band.decided)", "\(band.accepted)",
        band.rate.map { "\(Self.percent($0)) %" } ?? "–",
      ])
    }
    for line in table.lines { Terminal.print(line) }
    let order = Self.order(outcomes.order)
    Terminal.print(
      Label(
        "共 \(outcomes.decided) 项，双方有意 \(outcomes.accepted) 项；排序 \(order)",
        "\(outcomes.decided) in all, \(outcomes.accepted) accepted; order \(order)")[language])
    for card in Exchange.cards {
      guard let market = outcomes.byMarket[card.name] else { continue }
      Terminal.print(
        "  \(card.label[language])  \(market.accepted)/\(market.decided)  \(Self.order(market.order))")
    }
  }

  private static func percent(_ share: Double) -> Int { Int((share * 100).rounded()) }
  private static func order(_ order: Double?) -> String { order.map { String(format: "%.3f", $0) } ?? "–" }
}
