import Access
import Core
import Exchange
import HTTPTypes
import Matching

extension APIRoute {
  static let markets = APIRoute(
    method: .get, path: "/api/v1/markets", name: "listMarkets", tag: .match, permission: .readPublic,
    summary: Label("各市场及其门槛与标准", "The markets with their gates and criteria"),
    answer: APIAnswer(
      status: 200, type: .json, about: Label("全部市场", "All markets"),
      schema: .shape(("items", .list(.ref("Market"))))),
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
