import Core
import Exchange
import HTTPTypes
import Matching
import Registry

extension APIRoute {
  /// What answers an ask, or which asks an offer answers: the contract's objects, one a market.
  static let match: APIRoute = {
    let ask = APIParameter.query(
      "ask", .ref([]), "所求，如 need/…；与 offer 二选一", "The ask, such as need/…; either this or offer")
    let offer = APIParameter.query(
      "offer", .ref([]), "所供：问它合乎谁之所求", "The other way round: whose asks does this record answer?")
    let market = APIParameter.query(
      "market", .word(Exchange.cards.map(\.name)), "只看这个市场", "Only this market")
    let limit = APIParameter.query("limit", .integer(1...100), "每个市场的应答数", "Answers a market", fallback: 10)
    return APIRoute(
      method: .get, path: "/api/v1/match", name: "match", tag: .match,
      summary: Label("匹配：谁能应答、为什么", "Match: who can answer, and why"),
      about: Label(
        "与 lianqiao match --json 同一形状，每个市场一个对象；理由的分值相加即得分。",
        "The objects of `lianqiao match --json`, one a market; the contributions of the reasons add up to the score."),
      parameters: [ask, offer, market, limit],
      answer: APIAnswer(
        status: 200, type: .json, about: Label("每个市场的结果", "What each market says"),
        schema: [
          "type": "object", "required": ["matches"],
          "properties": ["matches": ["type": "array", "items": ["$ref": "#/components/schemas/Match"]]],
        ]),
      refusals: [.notFound, .matchNotAnAsk, .apiParameterMissing],
      example: { snapshot in
        snapshot.exchange.asks(in: nil, for: .visitor).first.map { ["ask": $0.description] }
      },
      handle: { call in
        let (asked, offered) = (call.string(ask).flatMap { Ref($0) }, call.string(offer).flatMap { Ref($0) })
        guard (asked == nil) != (offered == nil) else {
          throw Refusal(.apiParameterMissing, at: "ask", ["name": "ask / offer"])
        }
        let wanted = call.string(market)
        let limit = call.integer(limit)
        var matches: [MatchJSON] = []
        if let offered {
          matches = try call.exchange.match(offer: offered, for: call.audience, limit: limit)
            .filter { wanted == nil || $0.market == wanted }.map { MatchJSON($0, isOffer: true) }
        } else if let asked {
          let markets = wanted.map { [$0] } ?? call.exchange.markets(of: asked, for: call.audience)
          for market in markets.isEmpty ? [nil] : markets.map(Optional.some) {
            let found = try call.exchange.match(asked, in: market, for: call.audience, limit: limit)
            matches.append(MatchJSON(found, isOffer: false))
          }
        }
        return try .encoded(["matches": matches])
      })
  }()

  static let markets = APIRoute(
    method: .get, path: "/api/v1/markets", name: "listMarkets", tag: .match,
    summary: Label("各市场及其门槛与标准", "The markets with their gates and criteria"),
    answer: APIAnswer(
      status: 200, type: .json, about: Label("全部市场", "All markets"),
      schema: [
        "type": "object", "required": ["items"],
        "properties": ["items": ["type": "array", "items": ["$ref": "#/components/schemas/Market"]]],
      ]),
    handle: { call in
      .json(
        .object(
          (
            "items",
            .array(
              Exchange.cards.map { card in
                .object(
                  ("name", .string(card.name)), ("label", JSON(card.label)), ("ask", JSON(card.askLabel)),
                  ("answer", JSON(card.answerLabel)),
                  ("open", .integer(call.exchange.asks(in: card.name, for: call.audience).count)),
                  ("gates", .array(card.gates.map { .object(("name", .string($0.name)), ("label", JSON($0.label))) })),
                  (
                    "criteria",
                    .array(
                      card.criteria.map {
                        .object(
                          ("name", .string($0.name)), ("label", JSON($0.label)),
                          ("side", .string($0.side == .ask ? "ask" : "answer")))
                      })
                  ))
              })
          )))
    })
}
