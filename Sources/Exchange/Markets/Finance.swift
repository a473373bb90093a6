import Core
import Matching
import Registry

/// 投融对接: a project that seeks money → investors' mandates.
func finance(today: Day) -> Market<Ask, OfferAnswer> {
  Market(
    "finance", Label("投融对接", "Finance"), askLabel: Label("融资需求", "Project that seeks money"),
    answerLabel: Label("投资意向", "Mandate"),
    gates: [notOwn(), stillOffered(today), mandateField, mandateStage, mandateRound, ticket, mandateRegion],
    criteria: [
      words(1), ticketFit, portfolio, nearness(.ask, 0.5), welcomes(3, Label("投资领域", "Fields of the mandate")),
      covered(
        "stage-fit", Label("投资阶段", "Stages of the mandate"), .answer, 2, .stages, wanted: { $0.stages },
        given: { $0.terms.stages }),
      investsHere,
    ], floor: 0.12)
}

extension AnswerReader {
  /// A mandate's region is where it invests; the investor is where its own record says.
  func mandate(_ ref: Ref) -> OfferAnswer? {
    guard let terms = terms(ref, in: "finance") else { return nil }
    let investor = organisation(terms.record.provider)
    let investments = investor.map { holdings(of: $0.record.ref) } ?? []
    return OfferAnswer(
      filed: terms, provider: investor, regions: investor?.record.region ?? [],
      worksInField: { wanted in investments.filter { $0.1.contains(where: wanted.contains) }.map(\.0) })
  }

  /// What an investor has put money into, each with its fields.
  private func holdings(of investor: Ref) -> [(Text, [String])] {
    cluster.relations(["invests-in"], from: investor, for: audience).compactMap { ref in
      switch cluster.record(ref, for: audience) {
      case let held as Organisation: (held.name, held.fields)
      case let held as Project: (held.name, held.fields)
      case let held as Product: (held.name, held.fields)
      case let held as Component: (held.name, held.fields)
      default: nil
      }
    }
  }
}

extension Ask {
  var stages: [String] { wants.stage.map { [$0] } ?? [] }
  var rounds: [String] { wants.round.map { [$0] } ?? [] }
}

private let mandateField: Gate<Ask, OfferAnswer> = among(
  "field", Label("投资领域", "Field"), .deviceFields, asking: Label("项目属于哪个产品领域？", "Which device field is the project in?"),
  answering: Label("该投资方投哪些领域？", "Which fields does the investor invest in?"), wanted: { $0.fields },
  given: { $0.fields })

private let mandateStage: Gate<Ask, OfferAnswer> = among(
  "stage", Label("投资阶段", "Stage"), .stages, asking: Label("项目处于哪个阶段？", "Which stage is the project at?"),
  answering: Label("该投资方投哪些阶段？", "Which stages does the investor invest in?"), wanted: { $0.stages },
  given: { $0.terms.stages })

/// Who speaks of rounds on both sides has to mean the same; who does not has said enough by the stage.
private let mandateRound = Gate<Ask, OfferAnswer>("round", Label("轮次", "Round")) { ask, answer in
  let rounds = answer.terms.rounds
  guard let round = ask.wants.round, !rounds.isEmpty, !rounds.contains(round) else { return .pass }
  let own = Vocabulary.rounds.label(round)
  return .fail(
    spelled(rounds, .rounds).said { Label("融\(own.zh)，而对方投\($0.zh)", "it raises \(own.en), and theirs is \($0.en)") })
}

/// The amount sought has to lie between the smallest and the largest ticket. Amounts of two currencies are not compared:
/// this program knows no rate.
private let ticket = Gate<Ask, OfferAnswer>("ticket", Label("出资额度", "Ticket")) { ask, answer in
  let (least, most) = (answer.terms.ticketMin, answer.terms.ticketMax)
  guard let bound = least ?? most else {
    return .unknown(question: Label("单笔出资范围是多少？", "Between which amounts does it invest?"))
  }
  guard let sought = ask.wants.sought else {
    return .unknown(question: Label("项目拟融资多少？", "How much does the project seek?"))
  }
  if let least, least.currency == sought.currency, sought.minor < least.minor {
    return .fail(
      Label(
        "拟融 \(sought.shown(.zh))，低于最低出资 \(least.shown(.zh))",
        "\(sought.shown(.en)) is less than its smallest ticket, \(least.shown(.en))"))
  }
  if let most, most.currency == sought.currency, sought.minor > most.minor {
    return .fail(
      Label(
        "拟融 \(sought.shown(.zh))，超出最高出资 \(most.shown(.zh))，须与他方合投",
        "\(sought.shown(.en)) is more than its largest ticket, \(most.shown(.en)): others would have to join"))
  }
  guard [least, most].compactMap({ $0 }).allSatisfy({ $0.currency == sought.currency }) else {
    return .unknown(
      question: Label(
        "融资以 \(sought.currency) 计，出资以 \(bound.currency) 计，换算后是否在范围内？",
        "\(sought.currency) is sought and \(bound.currency) given: is the amount within the range?"))
  }
  return .pass(Label("拟融 \(sought.shown(.zh))，在出资范围内", "\(sought.shown(.en)) is within its range"))
}

private let mandateRegion = Gate<Ask, OfferAnswer>("region-served", Label("投资地域", "Where it invests")) { ask, answer in
  let areas = answer.terms.region
  guard !areas.isEmpty else { return .unknown(question: Label("投资限于哪些地区？", "Where does it invest?")) }
  guard !ask.regions.isEmpty else { return .unknown(question: Label("项目在哪里？", "Where is the project?")) }
  return lies(
    ask.regions, in: areas, ask.codes, inside: { Label("投资地域含\($0.zh)", "it invests in \($0.en)") },
    unsure: { Label("项目是否在\($0.zh)？", "Is the project in \($0.en)?") },
    outside: { Label("只投\($1.zh)，项目在\($0.zh)", "it invests in \($1.en), and the project is in \($0.en)") })
}

/// One investor for the whole sum is simpler than several: the sum well within the largest ticket counts full.
private let ticketFit = Criterion<Ask, OfferAnswer>("ticket-fit", Label("额度相当", "Amount"), side: .ask, weight: 2) {
  ask, answer in
  guard let sought = ask.wants.sought, sought.minor > 0 else { return .unstated }
  guard let most = answer.terms.ticketMax, most.currency == sought.currency else { return .value(0, because: notSaid) }
  return .value(
    sought.minor <= most.minor ? 1 : Double(most.minor) / Double(sought.minor),
    because: Label(
      "可出资至 \(most.shown(.zh))，拟融 \(sought.shown(.zh))",
      "it gives up to \(most.shown(.en)), and \(sought.shown(.en)) is sought"))
}

/// Who has invested in the field knows it; who has not is asked nothing, for the mandate decides.
private let portfolio = Criterion<Ask, OfferAnswer>(
  "portfolio", Label("同领域投资", "Investments in the field"), side: .ask, weight: 1
) {
  ask, answer in
  let held = answer.worksInField(ask.fields)
  guard let first = held.first else { return .unstated }
  return .value(
    min(1, 0.6 + 0.2 * Double(held.count - 1)),
    because: Label(
      "在该领域投过 \(held.count) 项，如\(first.best(.zh))", "\(held.count) investments in the field, such as \(first.best(.en))"
    ))
}

private let investsHere = Criterion<Ask, OfferAnswer>(
  "invests-here", Label("投资地域", "Where it invests"), side: .answer, weight: 1
) {
  ask, answer in
  let (areas, codes) = (answer.terms.region, ask.codes)
  guard !ask.regions.isEmpty, let inside = lies(ask.regions, in: areas, codes), !areas.isEmpty else { return .unstated }
  return .value(
    inside ? 1 : 0,
    because: named(areas, codes).said { Label("项目在其投资地域内：\($0.zh)", "the project is where it invests: \($0.en)") })
}
