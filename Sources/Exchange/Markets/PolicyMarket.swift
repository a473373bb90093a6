import Core
import Matching
import Registry

/// A measure with its conditions read.
struct PolicyAnswer: Answer {
  let policy: Policy
  let issuer: Filed<Organisation>?
  let conditions: [PolicyCondition]
  var ref: Ref { policy.ref }
  var title: Text { policy.name }
  var categories: [Code] { [] }
  var fields: [String] { policy.fields }
  var regions: [Code] { policy.region }
  // An authority may well qualify under another's measure; its own is told apart by the gate `not-own`.
  var parties: [Filed<Organisation>] { issuer.map { [$0] } ?? [] }
}

/// 政策匹配: an organisation, a product, a posted question → measures; each condition met, not met or unknown.
func policy(today: Day) -> Market<Ask, PolicyAnswer> {
  Market(
    "policy", Label("政策匹配", "Policy"), askLabel: Label("政策诉求", "Question"), answerLabel: Label("政策措施", "Measure"),
    gates: [notOwn(), inForce(today)] + PolicyCondition.Fact.allCases.map(condition),
    criteria: [words(3), fields(1), supported, met], floor: 0.12)
}

private func inForce(_ today: Day) -> Gate<Ask, PolicyAnswer> {
  Gate("in-force", Label("仍在施行", "In force")) { _, answer in
    guard let valid = answer.policy.valid else { return .pass }
    return valid.last < today
      ? .fail(Label("施行期已于 \(valid.last) 结束", "it was in force until \(valid.last)")) : .pass
  }
}

/// One gate a fact, so that each condition is answered by itself: met, not met, or a question to ask.
private func condition(_ fact: PolicyCondition.Fact) -> Gate<Ask, PolicyAnswer> {
  Gate("condition-\(fact.rawValue)", Label("条件：\(fact.label.zh)", "Condition: \(fact.label.en)")) { ask, answer in
    for condition in answer.conditions where condition.fact == fact {
      let verdict = test(condition, ask)
      if verdict != .pass { return verdict }
    }
    return .pass
  }
}

func test(_ condition: PolicyCondition, _ ask: Ask) -> Verdict {
  let held = facts(condition.fact, ask)
  let wanted = names(condition, ask.codes)
  guard !held.isEmpty else {
    return .unknown(
      question: Label(
        "\(condition.fact.label.zh)是否为\(wanted.zh)？若是，此项即符合",
        "Is the \(condition.fact.label.en) \(wanted.en)? If so, this condition is met"))
  }
  let met = condition.values.contains { value in
    if condition.fact == .region, let region = Code(value) {
      return lies(held.compactMap { Code($0) }, in: [region], ask.codes) == true
    }
    return held.contains(value)
  }
  guard !met else { return .pass }
  let now = labels(held, condition.fact, ask.codes, Label("、", ", "))
  return .fail(remedy(condition.fact, wanted: wanted, now: now))
}

/// What would make one eligible, rather than only that one is not: the applicant's own words for moving house, waiting
/// for the next stage, applying through another body.
private func remedy(_ fact: PolicyCondition.Fact, wanted: Label, now: Label) -> Label {
  switch fact {
  case .region:
    Label("若在\(wanted.zh)注册即符合（现在\(now.zh)）", "would be eligible if registered in \(wanted.en) (now \(now.en))")
  case .role:
    Label("若由\(wanted.zh)申请即符合（现为\(now.zh)）", "would be eligible if it applied as \(wanted.en) (now \(now.en))")
  case .field:
    Label("若产品属\(wanted.zh)即符合（现为\(now.zh)）", "would be eligible with a product of \(wanted.en) (now \(now.en))")
  case .stage:
    Label("产品到\(wanted.zh)阶段即符合（现为\(now.zh)）", "would be eligible at the stage of \(wanted.en) (now \(now.en))")
  case .market:
    Label("若所求为\(wanted.zh)即符合（现为\(now.zh)）", "would be eligible if it sought \(wanted.en) (now \(now.en))")
  }
}

private func facts(_ fact: PolicyCondition.Fact, _ ask: Ask) -> [String] {
  switch fact {
  case .region: ask.regions.map(\.description)
  case .role: ask.roles
  case .field: ask.fields.isEmpty ? ask.requester?.record.fields ?? [] : ask.fields
  case .stage: ask.stage.map { [$0] } ?? []
  case .market: ask.markets
  }
}

private func names(_ condition: PolicyCondition, _ codes: CodeBook) -> Label {
  labels(condition.values, condition.fact, codes, Label("或", " or "))
}

private func labels(_ values: [String], _ fact: PolicyCondition.Fact, _ codes: CodeBook, _ between: Label) -> Label {
  let labels = values.map { value in
    fact.vocabulary?.label(value)
      ?? Code(value).map { Label(codes.name($0, .zh), codes.name($0, .en)) } ?? Label(value, value)
  }
  return Label(
    labels.map(\.zh).joined(separator: between.zh), labels.map(\.en).joined(separator: between.en))
}

/// Which step of a product's way the ask is at, and so which support it looks for.
private let supported = Criterion<Ask, PolicyAnswer>(
  "supports", Label("支持环节", "What is supported"), side: .ask, weight: 2
) { ask, answer in
  let wanted = ask.stage.flatMap { supportOf[$0] } ?? []
  guard !wanted.isEmpty else { return .unstated }
  guard !answer.policy.supports.isEmpty else {
    return .unknown(question: Label("该措施支持哪个环节？", "Which step does it support?"))
  }
  let common = wanted.filter(answer.policy.supports.contains)
  guard let first = common.first else { return .value(0, because: Label("支持的是别的环节", "it supports another step")) }
  let label = Vocabulary.supports.label(first)
  return .value(1, because: Label("支持\(label.zh)", "supports \(label.en.lowercased())"))
}

private let supportOf: [String: [String]] = [
  "concept": ["innovation", "research"], "research": ["research", "innovation", "transformation"],
  "preclinical": ["testing", "research"], "trial": ["trial"], "registration": ["registration", "testing"],
  "marketed": ["demonstration", "procurement", "production"],
]

/// The measure's own view of the applicant: how many of its conditions are known to be met.
private let met = Criterion<Ask, PolicyAnswer>("conditions", Label("条件", "Conditions"), side: .answer, weight: 1) {
  ask, answer in
  guard !answer.conditions.isEmpty else { return .unstated }
  let passed = answer.conditions.filter { test($0, ask) == .pass }
  let labels = passed.map(\.fact.label)
  return .value(
    Double(passed.count) / Double(answer.conditions.count),
    because: Label(
      "\(answer.conditions.count) 项条件中 \(passed.count) 项已符合：" + labels.map(\.zh).joined(separator: "、"),
      "\(passed.count) of \(answer.conditions.count) conditions met: " + labels.map(\.en).joined(separator: ", ")))
}
