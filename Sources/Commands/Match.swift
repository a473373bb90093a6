import ArgumentParser
import Core
import Exchange
import Foundation
import Matching
import Registry

struct Match: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    abstract: "为需求找应答，并说明理由 · Answers for asks, with reasons")

  @Argument(help: "The ask: an id, kind/id, a key such as @need-domestic-ct, or its exact name.")
  var ask: String?

  @Flag(name: .long, help: "Every open need; every project, case and organisation that seeks something.")
  var all = false

  @Option(
    name: .long,
    help: "\(Exchange.cards.map(\.name).joined(separator: ", ")).")
  var market: String?

  @Option(name: .long, help: "Instead: the asks that this offer, product, team, person, place or policy fits.")
  var offer: String?

  @Flag(name: .long, help: "Answer the ask though it was closed or withdrawn, or its day has passed.")
  var ended = false

  @Option(name: .long, help: "How many answers an ask.")
  var limit = 10

  @OptionGroup var options: StoreOptions

  func validate() throws {
    let given = [ask != nil, all, offer != nil].count { $0 }
    guard !ended || ask != nil else { throw ValidationError("--ended goes with an ask. / --ended 须与一条需求同用。") }
    guard given == 1 else {
      throw ValidationError("Give an ask, or --all, or --offer ID. / 请给出一条需求，或 --all，或 --offer 编号。")
    }
    guard (1...1000).contains(limit) else { throw ValidationError("--limit takes 1 to 1000. / --limit 取 1 至 1000。") }
  }

  func execute() async throws {
    if let market, !Exchange.cards.contains(where: { $0.name == market }) {
      throw Refusal(
        .matchMarketUnknown, at: "--market",
        ["what": market, "markets": Exchange.cards.map(\.name).joined(separator: ", ")])
    }
    let place = try await Workplace.open(options)
    let cluster = try await place.cluster()
    let exchange = Exchange(cluster)
    let printer = MatchPrinter(cluster: cluster, language: options.language)
    if let offer {
      return try show(offer: cluster.named(offer, for: .operating), exchange, printer)
    }
    if let ask {
      let ref = try cluster.named(ask, for: .operating)
      let markets = market.map { [$0] } ?? exchange.markets(of: ref, for: .operating)
      for market in markets.isEmpty ? [nil] : markets.map(Optional.some) {
        let matches = try exchange.match(ref, in: market, for: .operating, limit: limit, evenEnded: ended)
        try show(matches, printer)
        guard !options.json else { continue }
        let misses = exchange.nearMisses(ref, in: matches.market, for: .operating, evenEnded: ended)
        for line in printer.lines(misses) { Terminal.print(line) }
      }
      return
    }
    let asks = exchange.asks(in: market, for: .operating)
    let progress = Terminal.progress(Label("匹配", "matching"), options.language)
    try InOrder.each(asks.count) { number in
      let markets = market.map { [$0] } ?? exchange.markets(of: asks[number], for: .operating)
      return try markets.reduce(into: Data()) { out, own in
        out += try told(exchange.match(asks[number], in: own, for: .operating, limit: limit), printer)
      }
    } then: { number, data in
      FileHandle.standardOutput.write(data)
      if options.json { progress(number + 1, asks.count) }
    }
  }

  /// The asks that a record fits, market by market; where it fits none, which it nearly does.
  private func show(offer ref: Ref, _ exchange: Exchange, _ printer: MatchPrinter) throws {
    let found = try exchange.match(offer: ref, for: .operating, limit: limit).filter {
      market == nil || $0.market == market
    }
    guard !found.isEmpty else { throw Refusal(.matchNotAnAnswer, at: ref.description, ["what": ref.description]) }
    for matches in found {
      try show(matches, printer, isOffer: true)
      guard !options.json, matches.answers.isEmpty else { continue }
      let misses = exchange.nearMisses(offer: ref, in: matches.market, for: .operating)
      for line in printer.lines(misses, isOffer: true) { Terminal.print(line) }
    }
  }

  private func show(_ matches: AskMatches, _ printer: MatchPrinter, isOffer: Bool = false) throws {
    FileHandle.standardOutput.write(try told(matches, printer, isOffer: isOffer))
  }

  private func told(_ matches: AskMatches, _ printer: MatchPrinter, isOffer: Bool = false) throws -> Data {
    if options.json { return try Terminal.line(MatchJSON(matches, isOffer: isOffer)) }
    return Data(printer.lines(matches, isOffer: isOffer).map { Terminal.harmless($0) + "\n" }.joined().utf8)
  }
}
