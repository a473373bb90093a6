import Core
import Matching
import Registry

/// 全周期服务: a case at a step, a project at a stage, a need → testing, CRO, CDMO, consulting, health economics.
///
/// Which service helps at which step says `WayOfAProduct`.
func services(today: Day) -> Market<Ask, OfferAnswer> {
  Market(
    "service", Label("全周期服务", "Services"), askLabel: Label("服务需求", "Service wanted"),
    answerLabel: Label("专业服务", "Service"),
    gates: [notOwn(), stillOffered(today), service, servedStage, servedField, serviceCapacity],
    criteria: [
      covered(
        "service-fit", Label("服务类型", "Services"), .ask, 3, .serviceTypes, wanted: { $0.wants.services },
        given: { $0.terms.services }),
      words(2), deviceField(1), room(.ask, 0.5) { $0.capacity }, nearness(.ask, 0.5), meantFor(1),
      covered(
        "stage-fit", Label("服务阶段", "Stages served"), .answer, 1, .stages, wanted: { $0.stages },
        given: { $0.terms.stages }),
    ], floor: 0.12)
}

private let service: Gate<Ask, OfferAnswer> = among(
  "service", Label("服务类型", "Service"), .serviceTypes,
  asking: Label("需要哪种服务，产品走到哪一环节？", "Which service is wanted, and at which step is the product?"),
  answering: Label("提供哪些服务？", "Which services are offered?"), wanted: { $0.wants.services },
  given: { $0.terms.services })

/// Who serves certain stages does not serve others; who names none is taken to serve where its services belong.
private let servedStage = Gate<Ask, OfferAnswer>("stage", Label("服务阶段", "Stage")) { ask, answer in
  let stages = answer.terms.stages
  guard let stage = ask.stage, !stages.isEmpty else { return .pass }
  let own = Vocabulary.stages.label(stage)
  return stages.contains(stage)
    ? .pass(Label("服务于\(own.zh)阶段", "it serves the stage of \(own.en.lowercased())"))
    : .fail(
      spelled(stages, .stages).said {
        Label("处于\(own.zh)阶段，而对方服务于\($0.zh)", "it is at \(own.en), and theirs are \($0.en)")
      })
}

/// A laboratory for imaging tests no reagents. One that names no field is asked.
private let servedField = Gate<Ask, OfferAnswer>("device-field", Label("服务领域", "Device fields served")) { ask, answer in
  let (wanted, served) = (ask.fields, answer.fields)
  guard !wanted.isEmpty else { return .pass }
  guard !served.isEmpty else {
    return .unknown(
      question: spelled(wanted, .deviceFields).said { Label("是否服务\($0.zh)类产品？", "Does it serve products of \($0.en)?") }
    )
  }
  return served.contains(where: wanted.contains)
    ? .pass : .fail(spelled(served, .deviceFields).said { Label("只服务\($0.zh)", "it serves \($0.en) alone") })
}

private let serviceCapacity: Gate<Ask, OfferAnswer> = freeCapacity(
  Label("现在还能承接吗？", "Can it take more at present?")
) { $0.capacity }
