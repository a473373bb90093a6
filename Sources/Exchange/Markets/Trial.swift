import Core
import Matching
import Registry

/// 临床试验: a project, a product or a case that needs a trial → hospitals' trial bases.
func trial(today: Day) -> Market<Ask, OfferAnswer> {
  Market(
    "trial", Label("临床试验", "Clinical trial"), askLabel: Label("试验需求", "Trial wanted"),
    answerLabel: Label("试验基地", "Trial base"),
    gates: [notOwn(), stillOffered(today), specialty, filed, grade, trialCapacity],
    criteria: [
      words(2),
      covered(
        "specialty-fit", Label("临床专业", "Specialties"), .ask, 3, .specialties, wanted: { $0.wants.specialties },
        given: { $0.terms.specialties }),
      filingFit, experience, room(.ask, 1) { $0.capacity }, nearness(.ask, 0.5),
      welcomes(2, Label("愿承接的领域", "Fields that it takes")), readiness, meantFor(1),
    ], floor: 0.12)
}

extension AnswerReader {
  func trialBase(_ ref: Ref) -> OfferAnswer? {
    guard let base = offer(ref, in: "trial") else { return nil }
    let trials = base.provider.map { self.trials(of: $0.record.ref) } ?? []
    return OfferAnswer(
      filed: base.filed, provider: base.provider, regions: base.regions,
      worksInField: { wanted in trials.filter { $0.1.contains(where: wanted.contains) }.map(\.0) })
  }

  /// Products and projects that a hospital works on, each with its fields.
  private func trials(of hospital: Ref) -> [(Text, [String])] {
    cluster.relations(["works-on"], from: hospital, for: audience).compactMap { ref in
      switch cluster.record(ref, for: audience) {
      case let work as Product: (work.name, work.fields)
      case let work as Project: (work.name, work.fields)
      default: nil
      }
    }
  }
}

private let specialty: Gate<Ask, OfferAnswer> = among(
  "specialty", Label("临床专业", "Specialty"), .specialties,
  asking: Label("试验需要哪个临床专业？", "Which clinical specialty does the trial need?"),
  answering: Label("该基地有哪些备案专业？", "For which specialties is the base filed?"), wanted: { $0.wants.specialties },
  given: { $0.terms.specialties })

/// Trials of devices in China are done in institutions that are filed for them; elsewhere other law holds, and is asked.
private let filed = Gate<Ask, OfferAnswer>("filing", Label("试验机构备案", "Filed for trials")) { _, answer in
  switch answer.terms.filing {
  case "filed": return .pass(Label("已备案为医疗器械临床试验机构", "filed as an institution for trials of devices"))
  case "not-filed": return .fail(Label("未备案为医疗器械临床试验机构", "it is not filed as an institution for trials of devices"))
  default:
    let abroad = !answer.regions.isEmpty && !isInChina(answer.regions)
    return .unknown(
      question: abroad
        ? Label("按当地法规有临床试验资质吗？", "Is it qualified for trials under the law there?")
        : Label("是否已备案为医疗器械临床试验机构？", "Is it filed as an institution for trials of devices?"))
  }
}

/// Trials of certain Class III devices need approval and a hospital of the top grade. From general knowledge of the good
/// clinical practice of 2022 and not read in the official text: so it asks, and refuses nobody.
private let grade = Gate<Ask, OfferAnswer>("grade", Label("医院等级", "Hospital's grade")) { ask, answer in
  guard ask.wants.deviceClass == "III" else { return .pass }
  let level = answer.provider?.record.level ?? ""
  if level.holds("三级甲等") || level.holds("三甲") || level.lowercased().holds("tertiary grade a") {
    return .pass(Label("三级甲等医院", "a tertiary hospital of grade A"))
  }
  return .unknown(
    question: Label(
      "第三类器械：若属须经审批的临床试验，须在三级甲等医院进行，该院符合吗？",
      "A class III device: if its trial needs approval, a tertiary hospital of grade A has to do it; is this one?"))
}

private let trialCapacity: Gate<Ask, OfferAnswer> = freeCapacity(
  Label("同时可承接几项试验，现有几项？", "How many trials can it take at a time, and how many has it?")
) { $0.capacity }

private let filingFit = Criterion<Ask, OfferAnswer>("filing-fit", Label("机构备案", "Filing"), side: .ask, weight: 1) {
  _, answer in
  guard answer.terms.filing == "filed" else { return .unstated }
  return .value(1, because: Label("已备案，可即启动伦理审查", "filed, so that ethical review can begin"))
}

private let experience = Criterion<Ask, OfferAnswer>(
  "experience", Label("同领域试验", "Trials in the field"), side: .ask, weight: 1
) {
  ask, answer in
  guard !ask.fields.isEmpty else { return .unstated }
  let works = answer.worksInField(ask.fields)
  guard let first = works.first else { return .unstated }
  return .value(
    min(1, 0.6 + 0.2 * Double(works.count - 1)),
    because: Label(
      "参与过 \(works.count) 项，如\(first.best(.zh))", "\(works.count) works in the field, such as \(first.best(.en))"))
}

/// What a hospital wants of an applicant: that it is ready. Animal tests and type tests come before a trial.
private let readiness = Criterion<Ask, OfferAnswer>("readiness", Label("准备程度", "Readiness"), side: .answer, weight: 1) {
  ask, _ in
  guard let stage = ask.stage, let value = ready[stage] else { return .unstated }
  let label = Vocabulary.stages.label(stage)
  return .value(value, because: Label("处于\(label.zh)阶段", "it is at the stage of \(label.en.lowercased())"))
}

private let ready = [
  "concept": 0.1, "research": 0.3, "preclinical": 0.7, "trial": 1, "registration": 0.5, "marketed": 0.5,
]
