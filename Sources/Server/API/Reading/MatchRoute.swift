import Access
import Core
import Exchange
import HTTPTypes
import Matching
import Registry

extension APIRoute {
  /// What answers an ask, or which asks an offer answers: the contract's objects, one an ask and market.
  static let match = APIRoute(
    method: .get, path: "/api/v1/match", name: "match", tag: .match, permission: .readPublic,
    summary: Label("匹配：谁能应答、为什么", "Match: who can answer, and why"),
    about: Label(
      "与 lianqiao match --json 同一形状；理由的分值相加即得分。ask 与 offer 都不给，则逐页列出全部所求。",
      "The objects of `lianqiao match --json`; the contributions of the reasons add up to the score. With neither ask nor offer, every open ask comes, page by page."
    ),
    parameters: [Matches.ask, Matches.offer, Matches.market, Matches.limit, .cursor],
    answer: APIAnswer(
      status: 200, type: .json, about: Label("每个所求、每个市场的结果", "What each market says to each ask"),
      schema: .shape(("matches", .list(.ref("Match"))), ("next?", .text)),
      headers: [("Link", Label("下一页", "The next page"))]),
    refusals: [.notFound, .matchNotAnAsk, .matchNotAnAnswer, .cursorInvalid],
    example: { snapshot in
      snapshot.exchange.asks(in: nil, for: .visitor).first.map { ["ask": $0.description] }
    },
    handle: { call in
      let matches = try Matches(call)
      var reply = try APIReply.encoded(matches)
      reply.linkNext(call, matches.next)
      return reply
    })
}

/// The answer of `match`.
private struct Matches: Encodable {
  static let ask = APIParameter.query("ask", .ref([]), "所求，如 need/…", "The ask, such as need/…")
  static let offer = APIParameter.query(
    "offer", .ref([]), "所供：它合乎谁之所求；与 ask 同给时只看这一对", "Whose asks does this record answer? With ask: this pair alone")
  static let market = APIParameter.query(
    "market", .word(Exchange.cards.map(\.name)), "只看这个市场", "Only this market")
  static let limit = APIParameter.query(
    "limit", .integer(1...100), "每个市场的应答数", "Answers a market", fallback: 10)

  /// Asks a page, where none is named: each may take tens of milliseconds.
  private static let perPage = 10

  let matches: [MatchJSON]
  let next: String?

  init(_ call: APICall) throws {
    let limit = call.integer(Self.limit)
    let market = call.string(Self.market)
    let offer = call.string(Self.offer).flatMap { Ref($0) }
    if let ask = call.string(Self.ask).flatMap({ Ref($0) }) {
      matches = try Self.matches(of: ask, market, limit, call, only: offer)
      next = nil
    } else if let offer {
      matches = try call.exchange.match(offer: offer, for: call.audience, limit: limit)
        .filter { market == nil || $0.market == market }.map { MatchJSON($0, isOffer: true) }
      next = nil
    } else {
      let asks = call.exchange.asks(in: market, for: call.audience).sorted()
      let page = try Paging.page(asks, call, count: Self.perPage, key: \.description)
      matches = try page.items.flatMap { try Self.matches(of: $0, market, limit, call) }
      next = page.next
    }
  }

  private static func matches(
    of ask: Ref, _ market: String?, _ limit: Int, _ call: APICall, only offer: Ref? = nil
  ) throws -> [MatchJSON] {
    let markets = market.map { [$0] } ?? call.exchange.markets(of: ask, for: call.audience)
    // Without a market the exchange says what is wrong with the ask.
    return try (markets.isEmpty ? [nil] : markets.map(Optional.some)).map { market in
      // One pair may stand far behind the best.
      let found = try call.exchange.match(ask, in: market, for: call.audience, limit: offer == nil ? limit : 1000)
      guard let offer else { return MatchJSON(found, isOffer: false) }
      return MatchJSON(found.narrowed(to: offer), isOffer: false)
    }
  }
}
