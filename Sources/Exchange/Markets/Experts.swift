import Core
import Matching
import Registry

/// Somebody who could review or answer, with all that might bind them to a side.
struct ExpertAnswer: Answer {
  let person: Person
  let employers: [Employment]
  /// Projects and products that they work on.
  let works: [Ref]
  /// Organisations and people with whom they hold patents.
  let coInventors: [Ref]
  /// Where they declared an interest, or hold shares.
  let interests: [Ref]
  let recusals: [Ref]
  let worksInField: @Sendable ([String]) -> [Text]
  let title: Text
  let regions: [Code]

  /// A place of work; `ended` where the record says that it lies in the past.
  struct Employment {
    let organisation: Ref
    let ended: Day?
  }

  var ref: Ref { person.ref }
  var categories: [Code] { [] }
  var fields: [String] { person.fields }
  var parties: [Filed<Organisation>] { [] }
  var capacity: Room { Room(capacity: person.capacity, load: person.load) }
}

/// 智库评审: a review or a question → experts who know the matter, are free of conflicts and have time.
func experts(today: Day) -> Market<Ask, ExpertAnswer> {
  Market(
    "expert", Label("智库评审", "Expert review"), askLabel: Label("评审或咨询", "Review or question"),
    answerLabel: Label("专家", "Expert"),
    gates: [isExpert, employer(today), coProject(today), coPatent(today), interest(today), notRecused, reviewCapacity],
    criteria: [
      words(3), fields(2), expertSpecialty, expertTrack, nearness(.ask, 0.25), room(.answer, 1) { $0.capacity },
      ownField,
    ],
    floor: 0.12)
}

extension AnswerReader {
  func expert(_ ref: Ref, today: Day) -> ExpertAnswer? {
    guard ref.kind == Person.kind, let person = cluster.find(ID<Person>(ref.id), for: audience) else { return nil }
    let works = cluster.relations(["works-on"], from: ref, for: audience)
    let described = works.compactMap { ref -> (Text, [String])? in
      switch cluster.record(ref, for: audience) {
      case let work as Project: (work.name, work.fields)
      case let work as Product: (work.name, work.fields)
      default: nil
      }
    }
    let home = person.organisation.flatMap { cluster.find($0, for: audience) }
    return ExpertAnswer(
      person: person, employers: employers(of: person, home, today), works: works,
      coInventors: cluster.relations(["co-invents"], from: ref, for: audience)
        + cluster.relations(["co-invents"], to: ref, for: audience),
      interests: cluster.relations(["interest-in", "invests-in"], from: ref, for: audience),
      recusals: cluster.relations(["recused-from"], from: ref, for: audience),
      worksInField: { wanted in described.filter { $0.1.contains(where: wanted.contains) }.map(\.0) },
      title: person.name, regions: person.region.isEmpty ? home?.region ?? [] : person.region)
  }

  private func employers(of person: Person, _ home: Organisation?, _ today: Day) -> [ExpertAnswer.Employment] {
    let recorded = cluster.referrers(Relation.self, by: "from", to: person.ref, for: audience).compactMap { relation in
      ["employed-by", "affiliated-with"].contains(relation.type ?? "")
        ? relation.to.map { to -> ExpertAnswer.Employment in
          let last = relation.period?.last
          return .init(organisation: to, ended: last.flatMap { $0 < today ? $0 : nil })
        } : nil
    }
    return (home.map { [.init(organisation: $0.ref, ended: nil)] } ?? []) + recorded
  }
}

private let isExpert = Gate<Ask, ExpertAnswer>("role", Label("专家身份", "Is an expert")) { _, answer in
  let roles = answer.person.roles
  if roles.contains("expert") || roles.contains("investigator") { return .pass }
  guard let first = roles.first else {
    return .unknown(question: Label("是否愿以专家身份参加？", "Would they take part as an expert?"))
  }
  let label = Vocabulary.personRoles.label(first)
  return .fail(Label("是\(label.zh)，不在专家之列", "recorded as \(label.en.lowercased()), not as an expert"))
}

// MARK: Conflicts of interest. What is recorded refuses; what is not is asked, unless the expert has declared of late.

/// A declaration older than this has to be made anew, in days.
private let declarationHolds = 365
/// Who left an employer less than this ago is asked, in days.
private let coolingOff = 3 * 365

/// The organisations concerned, for a question: `甲公司、乙医院`.
private func names(_ interests: Interests) -> Label {
  Label(
    interests.concerned.map { $0.name.best(.zh) }.joined(separator: "、"),
    interests.concerned.map { $0.name.best(.en) }.joined(separator: ", "))
}

/// What stands where nothing is recorded against an expert: clear by their own declaration, or a question.
private func unlessDeclared(_ answer: ExpertAnswer, _ today: Day, _ question: Label) -> Verdict {
  guard let declared = answer.person.declared, today.ordinal - declared.ordinal <= declarationHolds else {
    return .unknown(question: question)
  }
  return .pass(Label("\(declared) 已声明，无此关系", "none by their declaration of \(declared)"))
}

private func employer(_ today: Day) -> Gate<Ask, ExpertAnswer> {
  Gate("employer", Label("任职单位", "Employer")) { ask, answer in
    let interests = ask.wants.interests
    guard !interests.concerned.isEmpty else {
      return .unknown(
        question: Label("涉及哪些单位？回避关系据此核对", "Which organisations are concerned? Conflicts are checked against them"))
    }
    guard !answer.employers.isEmpty else {
      return .unknown(question: Label("专家现在哪里任职？", "Where does the expert work?"))
    }
    let bound = answer.employers.filter { interests.group[$0.organisation] != nil }
    if let now = bound.first(where: { $0.ended == nil }), let name = interests.group[now.organisation] {
      return .fail(
        Label("任职于\(name.best(.zh))或其所属体系", "works for \(name.best(.en)) or within its group"))
    }
    if let past = bound.first(where: { $0.ended.map { today.ordinal - $0.ordinal <= coolingOff } ?? false }),
      let name = interests.group[past.organisation], let ended = past.ended
    {
      return .unknown(
        question: Label(
          "\(ended) 前任职于\(name.best(.zh))，是否须回避？",
          "They worked for \(name.best(.en)) until \(ended): is that to be recused?"))
    }
    return .pass(Label("不在相关单位任职", "works for none of the organisations concerned"))
  }
}

private func coProject(_ today: Day) -> Gate<Ask, ExpertAnswer> {
  Gate("co-project", Label("共同项目", "Common project")) { ask, answer in
    let interests = ask.wants.interests
    guard !interests.concerned.isEmpty else { return .pass }
    if answer.works.contains(where: interests.works.contains) {
      return .fail(Label("与相关单位共同承担项目", "works on a project of an organisation concerned"))
    }
    let names = names(interests)
    return unlessDeclared(
      answer, today, Label("与\(names.zh)有共同项目吗？", "Is there a common project with \(names.en)?"))
  }
}

private func coPatent(_ today: Day) -> Gate<Ask, ExpertAnswer> {
  Gate("co-patent", Label("共同专利", "Common patent")) { ask, answer in
    let interests = ask.wants.interests
    guard !interests.concerned.isEmpty else { return .pass }
    if answer.coInventors.contains(where: { interests.group[$0] != nil || interests.people.contains($0) }) {
      return .fail(Label("与相关单位或其人员共有专利", "holds a patent with an organisation concerned or its people"))
    }
    let names = names(interests)
    return unlessDeclared(answer, today, Label("与\(names.zh)有共同专利吗？", "Is there a common patent with \(names.en)?"))
  }
}

private func interest(_ today: Day) -> Gate<Ask, ExpertAnswer> {
  Gate("interest", Label("利益声明", "Declared interests")) { ask, answer in
    let interests = ask.wants.interests
    guard !interests.concerned.isEmpty else { return .pass }
    if answer.interests.contains(where: { interests.group[$0] != nil || interests.works.contains($0) }) {
      return .fail(Label("已声明与相关单位有利益关系", "declared an interest in an organisation concerned"))
    }
    let names = names(interests)
    return unlessDeclared(
      answer, today, Label("是否已就与\(names.zh)的利益关系作出声明？", "Has the expert declared interests with \(names.en)?"))
  }
}

private let notRecused = Gate<Ask, ExpertAnswer>("recused", Label("未回避", "Not recused")) { ask, answer in
  let interests = ask.wants.interests
  let hit = answer.recusals.contains { $0 == ask.ref || interests.group[$0] != nil || interests.works.contains($0) }
  return hit ? .fail(Label("已申请回避", "has asked to be recused")) : .pass
}

private let reviewCapacity: Gate<Ask, ExpertAnswer> = freeCapacity(
  Label("现在有时间承接评审吗？", "Has the expert time for a review at present?")
) { $0.capacity }

// MARK: Criteria

private let expertSpecialty: Criterion<Ask, ExpertAnswer> = covered(
  "specialty-fit", Label("临床专业", "Specialties"), .ask, 1, .specialties, wanted: { $0.wants.specialties },
  given: { $0.person.specialties })

private let expertTrack = Criterion<Ask, ExpertAnswer>(
  "track-record", Label("相关积累", "Work in the field"), side: .ask, weight: 1
) {
  ask, answer in
  guard !ask.fields.isEmpty, let first = answer.worksInField(ask.fields).first else { return .unstated }
  return .value(1, because: Label("做过\(first.best(.zh))", "has worked on \(first.best(.en))"))
}

/// What an expert wants of a review: that it is in their own field.
private let ownField: Criterion<Ask, ExpertAnswer> = welcomes(2, Label("在其专长领域", "In their own field"))
