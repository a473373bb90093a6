import Core
import Matching
import Registry

/// Somebody who is open to posts, because an offer of theirs says so. A person without one is no answer in this market.
struct TalentAnswer: Answer {
  let filed: Filed<Offer>
  /// Nil where the offer names nobody, and where this audience may not know whom it names.
  let person: Person?
  let employer: Filed<Organisation>?
  let agency: Filed<Organisation>?
  let fields: [String]

  var terms: Offer { filed.record }
  var ref: Ref { terms.ref }
  var title: Text { terms.name }
  var categories: [Code] { terms.categories }
  /// Where they would work, which is what a post's place is compared with.
  var regions: [Code] { terms.region }
  var parties: [Filed<Organisation>] { [employer, agency].compactMap { $0 } }
  var offer: Filed<Offer>? { filed }
}

/// 人才: a post → people who are open to one.
func talent(today: Day) -> Market<Ask, TalentAnswer> {
  Market(
    "talent", Label("人才", "Talent"), askLabel: Label("岗位", "Post"), answerLabel: Label("人才", "Person"),
    gates: [notOwn(), stillOffered(today), degreeGate, engagementGate, workplace, onTime],
    criteria: [
      words(3), fields(2), degreeFit, nearness(.ask, 0.5), wishedPlace,
      covered(
        "engagement-fit", Label("工作方式", "Engagement"), .answer, 1, .engagements, wanted: { $0.wants.engagements },
        given: { $0.terms.engagements }),
      meantFor(1),
    ], floor: 0.12)
}

extension AnswerReader {
  func talent(_ ref: Ref) -> TalentAnswer? {
    guard let filed = terms(ref, in: "talent") else { return nil }
    let terms = filed.record
    let person = terms.person.flatMap { cluster.find($0, for: audience) }
    return TalentAnswer(
      filed: filed, person: person, employer: organisation(person?.organisation),
      agency: organisation(terms.provider),
      fields: terms.fields.isEmpty ? person?.fields ?? [] : terms.fields)
  }
}

private func rank(_ degree: String) -> Int? { Vocabulary.degrees.words.firstIndex { $0.value == degree } }

private let degreeGate = Gate<Ask, TalentAnswer>("degree", Label("学历", "Degree")) { ask, answer in
  guard let least = ask.wants.degree, let wanted = rank(least) else { return .pass }
  let label = Vocabulary.degrees.label(least)
  guard let degree = answer.terms.degree, let held = rank(degree) else {
    return .unknown(question: Label("学历是否在\(label.zh)及以上？", "Is the degree \(label.en.lowercased()) or higher?"))
  }
  let own = Vocabulary.degrees.label(degree)
  return held >= wanted
    ? .pass(Label("\(own.zh)学历", "degree: \(own.en.lowercased())"))
    : .fail(
      Label(
        "须\(label.zh)及以上，而学历为\(own.zh)", "\(label.en) is asked for, and the degree is \(own.en.lowercased())"))
}

private let engagementGate: Gate<Ask, TalentAnswer> = among(
  "engagement", Label("工作方式", "Engagement"), .engagements, asking: nil,
  answering: Label("愿以哪种方式工作？", "Which kind of engagement would they take?"), wanted: { $0.wants.engagements },
  given: { $0.terms.engagements })

private let workplace = Gate<Ask, TalentAnswer>("workplace", Label("工作地点", "Where they would work")) { ask, answer in
  let (place, areas, codes) = (ask.regions, answer.terms.region, ask.codes)
  guard !place.isEmpty else { return .unknown(question: Label("岗位在哪里？", "Where is the post?")) }
  guard !areas.isEmpty else {
    return .unknown(
      question: named(place, codes).said { Label("愿在\($0.zh)工作吗？", "Would they work in \($0.en)?") })
  }
  return lies(
    place, in: areas, codes, inside: { Label("愿在\($0.zh)工作", "would work in \($0.en)") },
    unsure: { Label("岗位是否在\($0.zh)？", "Is the post in \($0.en)?") },
    outside: { Label("只愿在\($1.zh)工作，岗位在\($0.zh)", "would work in \($1.en), and the post is in \($0.en)") })
}

private let onTime = Gate<Ask, TalentAnswer>("available", Label("到岗时间", "Available")) { ask, answer in
  guard let latest = ask.wants.neededBy else { return .pass }
  guard let from = answer.terms.availableFrom else {
    return .unknown(question: Label("\(latest) 前可以到岗吗？", "Could they begin by \(latest)?"))
  }
  return from <= latest
    ? .pass(Label("\(from) 起可到岗", "available from \(from)"))
    : .fail(Label("\(from) 才可到岗，而 \(latest) 前就要", "available from \(from) only, and wanted by \(latest)"))
}

private let degreeFit = Criterion<Ask, TalentAnswer>("degree-fit", Label("学历", "Degree"), side: .ask, weight: 1) {
  ask, answer in
  guard let least = ask.wants.degree, let wanted = rank(least), let degree = answer.terms.degree,
    let held = rank(degree)
  else { return .unstated }
  let own = Vocabulary.degrees.label(degree)
  return .value(held >= wanted ? 1 : 0, because: Label("学历：\(own.zh)", "degree: \(own.en.lowercased())"))
}

private let wishedPlace = Criterion<Ask, TalentAnswer>(
  "wished-place", Label("意愿地点", "Where they would work"), side: .answer, weight: 1
) {
  ask, answer in
  let (place, areas, codes) = (ask.regions, answer.terms.region, ask.codes)
  guard !place.isEmpty, !areas.isEmpty, let inside = lies(place, in: areas, codes) else { return .unstated }
  return .value(
    inside ? 1 : 0, because: named(place, codes).said { Label("愿在\($0.zh)工作", "would work in \($0.en)") })
}
