import Core
import Matching

/// The contract's object of a match: a line of `match --json`, an item of the API.
package struct MatchJSON: Encodable, Sendable {
  package struct Named: Encodable, Sendable {
    package let kind: String
    package let id: String
    init(_ ref: Ref) {
      kind = ref.kind.rawValue
      id = ref.id
    }
  }
  package struct ReasonJSON: Encodable, Sendable {
    package let criterion: String
    package let side: String
    package let contribution: Double
    package let zh: String
    package let en: String
  }
  package struct UnknownJSON: Encodable, Sendable {
    package let gate: String
    package let zh: String
    package let en: String
  }
  package struct AnswerJSON: Encodable, Sendable {
    package let answer: Named
    package let score: Double
    package let reasons: [ReasonJSON]
    package let unknown: [UnknownJSON]
  }
  /// The same, with the ask named: for the asks that an offer fits.
  package struct AskJSON: Encodable, Sendable {
    package let ask: Named
    package let score: Double
    package let reasons: [ReasonJSON]
    package let unknown: [UnknownJSON]
  }
  package struct NoneJSON: Encodable, Sendable {
    package let code: String
    package let zh: String
    package let en: String
    package let category: String?
    package let refusedBy: [String: Int]
  }

  package let market: String
  package let ask: Named?
  package let answer: Named?
  package let answers: [AnswerJSON]?
  package let asks: [AskJSON]?
  package let none: NoneJSON?

  package init(_ matches: AskMatches, isOffer: Bool) {
    market = matches.market
    ask = isOffer ? nil : Named(matches.ask)
    answer = isOffer ? Named(matches.ask) : nil
    let rows = matches.answers.map { fit in
      (
        ref: Named(fit.ref), score: fit.score,
        reasons: fit.reasons.map {
          ReasonJSON(
            criterion: $0.criterion, side: $0.side == .ask ? "ask" : "answer", contribution: $0.contribution,
            zh: $0.because.zh, en: $0.because.en)
        }, unknown: fit.unknown.map { UnknownJSON(gate: $0.rule, zh: $0.label.zh, en: $0.label.en) }
      )
    }
    answers =
      isOffer ? nil : rows.map { AnswerJSON(answer: $0.ref, score: $0.score, reasons: $0.reasons, unknown: $0.unknown) }
    asks = isOffer ? rows.map { AskJSON(ask: $0.ref, score: $0.score, reasons: $0.reasons, unknown: $0.unknown) } : nil
    none = matches.none.map {
      NoneJSON(
        code: $0.code, zh: $0.label.zh, en: $0.label.en, category: $0.category?.description, refusedBy: $0.refusedBy)
    }
  }
}
