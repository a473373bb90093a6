import Core
import Exchange
import Matching

/// The contract's line of `match --json`.
struct MatchJSON: Encodable {
  struct Named: Encodable {
    let kind: String
    let id: String
    init(_ ref: Ref) {
      kind = ref.kind.rawValue
      id = ref.id
    }
  }
  struct ReasonJSON: Encodable {
    let criterion: String
    let side: String
    let contribution: Double
    let zh: String
    let en: String
  }
  struct UnknownJSON: Encodable {
    let gate: String
    let zh: String
    let en: String
  }
  struct AnswerJSON: Encodable {
    let answer: Named
    let score: Double
    let reasons: [ReasonJSON]
    let unknown: [UnknownJSON]
  }
  /// The same, with the ask named: for the asks that an offer fits.
  struct AskJSON: Encodable {
    let ask: Named
    let score: Double
    let reasons: [ReasonJSON]
    let unknown: [UnknownJSON]
  }
  struct NoneJSON: Encodable {
    let code: String
    let zh: String
    let en: String
    let category: String?
    let refusedBy: [String: Int]
  }

  let market: String
  let ask: Named?
  let answer: Named?
  let answers: [AnswerJSON]?
  let asks: [AskJSON]?
  let none: NoneJSON?

  init(_ matches: AskMatches, isOffer: Bool) {
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
