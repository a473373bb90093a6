import Core
import Matching
import Registry

/// A team that could take up a problem: an offered result, a project under way, or an organisation with work in the field.
struct TeamAnswer: Answer {
  let ref: Ref
  let title: Text
  let offer: Filed<Offer>?
  let project: Project?
  let teams: [Filed<Organisation>]
  let categories: [Code]
  let fields: [String]
  let regions: [Code]
  /// Projects and products of the team, for its record in the field.
  let worksInField: @Sendable ([String]) -> [Text]
  var parties: [Filed<Organisation>] { teams }
}

/// 揭榜挂帅: a clinical or technical problem → offered results, projects, teams.
func challenge(today: Day) -> Market<Ask, TeamAnswer> {
  Market(
    "challenge", Label("揭榜挂帅", "Challenge"), askLabel: Label("难题", "Problem"), answerLabel: Label("揭榜方", "Team"),
    gates: [notOwn(), capable, stillOffered(today)],
    criteria: [words(3), fields(2), category(1), track, nearness(.ask, 0.5), serves], floor: 0.12)
}

private let capableRoles: Set<String> = [
  "institute", "university", "maker", "supplier", "hospital", "company", "alliance", "service",
]

private let capable = Gate<Ask, TeamAnswer>("capable", Label("能够揭榜", "Able to take it up")) { _, answer in
  guard let team = answer.teams.first?.record else {
    return .unknown(question: Label("由哪个团队承担？", "Which team would do it?"))
  }
  guard !team.roles.isEmpty else {
    return .unknown(
      question: Label("\(team.name.best(.zh))是哪类机构？", "What kind of organisation is \(team.name.best(.en))?"))
  }
  if team.roles.contains(where: capableRoles.contains) { return .pass }
  let role = Vocabulary.organisationRoles.label(team.roles[0])
  return .fail(Label("\(role.zh)不承担研发", "a body of the kind “\(role.en)” does no development"))
}

private let track = Criterion<Ask, TeamAnswer>(
  "track-record", Label("相关积累", "Work in the field"), side: .ask, weight: 2
) { ask, answer in
  guard !ask.fields.isEmpty else { return .unstated }
  let works = answer.worksInField(ask.fields)
  guard let first = works.first else {
    return .unknown(question: Label("在该领域做过什么？", "What has the team done in this field?"))
  }
  return .value(
    min(1, 0.6 + 0.2 * Double(works.count - 1)),
    because: Label(
      "有 \(works.count) 项相关工作，如\(first.best(.zh))", "\(works.count) works in the field, such as \(first.best(.en))"))
}

/// Whom an offered result is meant for: the one thing that this side says about who may ask.
private let serves = Criterion<Ask, TeamAnswer>(
  "serves", Label("服务对象", "Whom it serves"), side: .answer, weight: 1, incidental: true
) { ask, answer in
  guard let serves = answer.offer?.record.serves, !serves.isEmpty else { return .unstated }
  guard !ask.roles.isEmpty else { return .unstated }
  return ask.roles.contains(where: serves.contains)
    ? .value(1, because: Label("其供给正面向这类机构", "its offer is meant for such organisations"))
    : .value(0.3, because: Label("其供给面向另一类机构", "its offer is meant for others"))
}
