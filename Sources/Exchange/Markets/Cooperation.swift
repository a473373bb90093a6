import Core
import Matching
import Registry
import Search

/// A partner in another country: what somebody offers, a project that seeks partners, or an organisation known abroad.
struct PartnerAnswer: Answer {
  let ref: Ref
  let title: Text
  let offer: Filed<Offer>?
  let categories: [Code]
  let fields: [String]
  let regions: [Code]
  let forms: [String]
  let parties: [Filed<Organisation>]
}

/// 国际合作: a project abroad or here → partners in another country.
func cooperation(today: Day) -> Market<Ask, PartnerAnswer> {
  Market(
    "cooperation", Label("国际合作", "International cooperation"), askLabel: Label("合作意向", "Cooperation sought"),
    answerLabel: Label("合作伙伴", "Partner"),
    gates: [notOwn(), stillOffered(today), crossBorder, form, partnerField],
    criteria: [
      wordsAcross(3), deviceField(2), sameCategory,
      covered(
        "form-fit", Label("合作方式", "Forms"), .ask, 2, .cooperationForms, wanted: { $0.wants.forms }, given: { $0.forms }),
      welcomes(2), meantFor(1),
    ], floor: 0.12)
}

extension AnswerReader {
  func partner(_ ref: Ref) -> PartnerAnswer? {
    if let filed = terms(ref, in: "cooperation") {
      let offer = filed.record
      let provider = organisation(offer.provider)
      // Where a partner sits is what decides; the offer's own region may be where it sells.
      let regions = [provider?.record.region ?? [], offer.region].first { !$0.isEmpty } ?? []
      return PartnerAnswer(
        ref: ref, title: offer.name, offer: filed, categories: offer.categories, fields: offer.fields,
        regions: regions, forms: offer.forms, parties: provider.map { [$0] } ?? [])
    }
    switch ref.kind {
    case Project.kind:
      guard let project = cluster.find(ID<Project>(ref.id), for: audience), project.seeks.contains("cooperation"),
        AskStanding(project) == .open
      else { return nil }
      let lead = organisation(project.lead)
      return PartnerAnswer(
        ref: ref, title: project.name, offer: nil, categories: project.categories, fields: project.fields,
        regions: project.region.isEmpty ? lead?.record.region ?? [] : project.region, forms: project.forms,
        parties: lead.map { [$0] } ?? [])
    case Organisation.kind:
      // Who offers nothing is a partner only where it is known that it is abroad and what it does.
      guard let filed = self.organisation(ID(ref.id)), case let organisation = filed.record,
        organisation.standing != "provisional",
        !organisation.region.isEmpty, !organisation.roles.contains(where: ["authority", "media"].contains)
      else { return nil }
      return PartnerAnswer(
        ref: ref, title: organisation.name, offer: nil, categories: [], fields: organisation.fields,
        regions: organisation.region, forms: [], parties: [filed])
    default: return nil
    }
  }
}

private let crossBorder = Gate<Ask, PartnerAnswer>("cross-border", Label("跨境", "Across a border")) { ask, answer in
  let (own, theirs) = (Set(ask.regions.map(\.country)), Set(answer.regions.map(\.country)))
  guard !own.isEmpty else { return .unknown(question: Label("寻求合作的一方在哪个国家？", "In which country is the asker?")) }
  guard !theirs.isEmpty else { return .unknown(question: Label("对方在哪个国家？", "In which country is the partner?")) }
  let (countries, codes) = (theirs.sorted { $0.value < $1.value }, ask.codes)
  return theirs.isSubset(of: own)
    ? .fail(
      named(countries, codes).said {
        Label("同在\($0.zh)，不是跨境合作", "both are in \($0.en): that is no cooperation across a border")
      })
    : .pass(named(countries, codes).said { Label("对方在\($0.zh)", "the partner is in \($0.en)") })
}

/// Words in common; and where the partner does not write in the asker's languages, the concepts that both name.
///
/// The share of the words alone would be next to nothing: no word of one language stands in the other, and only what the
/// thesaurus knows in both can meet.
private func wordsAcross(_ weight: Double) -> Criterion<Ask, PartnerAnswer> {
  let inner: Criterion<Ask, PartnerAnswer> = words(weight)
  return Criterion(inner.name, inner.label, side: inner.side, weight: weight) { ask, answer in
    let plain = inner.measure(ask, answer)
    guard !ask.title.values.keys.allSatisfy({ answer.title[$0] != nil }) else { return plain }
    let asked = Set(ask.words.terms.map(\.text).filter(TextAnalyser.isConcept))
    let met = ask.relevances.relevance(of: answer.ref).parts.filter { TextAnalyser.isConcept($0.text) }
    let share = asked.isEmpty ? 0 : Double(met.count) / Double(asked.count)
    guard share > plain.amount ?? 0 else { return plain }
    let (written, ref) = (ask.written, answer.ref)
    return .value(share, because: sameInBoth(met, written(Set(met.map(\.text)), ref)))
  }
}

private func sameInBoth(_ met: [Relevance.Part], _ written: [String: String]) -> Label {
  let pairs = met.map { "\($0.asked) ≈ \(written[$0.text] ?? $0.asked)" }
  return Label(
    "两种语言同义：" + pairs.joined(separator: "、"), "the same in both languages: " + pairs.joined(separator: ", "))
}

private let form: Gate<Ask, PartnerAnswer> = among(
  "form", Label("合作方式", "Form of cooperation"), .cooperationForms, asking: nil,
  answering: Label("对方愿以哪种方式合作？", "Which form of cooperation does the partner want?"), wanted: { $0.wants.forms },
  given: { $0.forms })

private let partnerField = Gate<Ask, PartnerAnswer>("device-field", Label("产品领域", "Device field")) { ask, answer in
  guard !ask.fields.isEmpty else { return .pass }
  let theirs = answer.fields
  guard !theirs.isEmpty else {
    return .unknown(question: Label("对方做哪些产品领域？", "Which device fields are the partner's?"))
  }
  return theirs.contains(where: ask.fields.contains)
    ? .pass
    : .fail(spelled(theirs, .deviceFields).said { Label("对方做的是\($0.zh)", "the partner's fields are \($0.en)") })
}

/// Who names a category has one; an organisation has none, and is not asked for it.
private let sameCategory: Criterion<Ask, PartnerAnswer> = {
  let inner: Criterion<Ask, PartnerAnswer> = category(1)
  return Criterion(inner.name, inner.label, side: inner.side, weight: inner.weight) { ask, answer in
    answer.categories.isEmpty ? .unstated : inner.measure(ask, answer)
  }
}()
