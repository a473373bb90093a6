import Core
import Foundation
import Matching
import Registry

/// Room that is to be had: what a park offers, or a place of which it is known what may be done there.
struct SpaceAnswer: Answer {
  let ref: Ref
  let title: Text
  let offer: Filed<Offer>?
  let smallest: Decimal?
  let free: Decimal?
  let uses: [String]
  let availableFrom: Day?
  let fields: [String]
  let regions: [Code]
  let parties: [Filed<Organisation>]
  var categories: [Code] { [] }
}

/// 园区载体: an organisation or project that looks for room → parks, incubators, plots.
func space(today: Day) -> Market<Ask, SpaceAnswer> {
  Market(
    "space", Label("园区载体", "Space"), askLabel: Label("场地需求", "Space wanted"),
    answerLabel: Label("园区与场地", "Space"),
    gates: [notOwn(), stillOffered(today), areaGate, usesGate, whereGate, whenGate],
    criteria: [
      words(1), areaFit,
      covered("use-fit", Label("许可用途", "Uses"), .ask, 2, .landUses, wanted: { $0.wants.uses }, given: { $0.uses }),
      nearness(.ask, 1), welcomes(2, Label("产业定位", "Fields that it is for")), meantFor(1),
    ], floor: 0.12)
}

extension AnswerReader {
  func space(_ ref: Ref) -> SpaceAnswer? {
    if let filed = terms(ref, in: "space") {
      let offer = filed.record
      let place = offer.place.flatMap { cluster.find($0, for: audience) }
      let provider = organisation(offer.provider ?? place?.operatedBy)
      let regions = [offer.region, place?.region ?? [], provider?.record.region ?? []].first { !$0.isEmpty } ?? []
      return SpaceAnswer(
        ref: ref, title: offer.name, offer: filed, smallest: offer.areaMin, free: offer.areaMax ?? place?.freeArea,
        uses: offer.uses.isEmpty ? place?.uses ?? [] : offer.uses, availableFrom: offer.availableFrom,
        fields: offer.fields.isEmpty ? place?.fields ?? [] : offer.fields, regions: regions,
        parties: provider.map { [$0] } ?? [])
    }
    // A place answers where somebody settles: a city or a venue that is merely known offers nothing.
    guard ref.kind == Place.kind, let place = cluster.find(ID<Place>(ref.id), for: audience),
      ["park", "cluster-city"].contains(place.type) || place.freeArea != nil || !place.uses.isEmpty
    else { return nil }
    let provider = organisation(place.operatedBy)
    return SpaceAnswer(
      ref: ref, title: place.name, offer: nil, smallest: nil, free: place.freeArea, uses: place.uses,
      availableFrom: nil, fields: place.fields, regions: place.region, parties: provider.map { [$0] } ?? [])
  }
}

private let areaGate = Gate<Ask, SpaceAnswer>("area", Label("面积", "Area")) { ask, answer in
  guard let wanted = ask.wants.area else {
    return .unknown(question: Label("需要多大面积？", "How much space is wanted?"))
  }
  if let free = answer.free, free < wanted {
    return .fail(Label("需 \(wanted) 平方米，仅余 \(free)", "\(wanted) m² are wanted, and \(free) are free"))
  }
  if let smallest = answer.smallest, wanted < smallest {
    return .fail(Label("需 \(wanted) 平方米，起租 \(smallest)", "\(wanted) m² are wanted, and it lets from \(smallest)"))
  }
  guard let free = answer.free else {
    return .unknown(question: Label("尚有 \(wanted) 平方米可用吗？", "Are \(wanted) m² free?"))
  }
  return .pass(Label("需 \(wanted) 平方米，可用 \(free)", "\(wanted) m² are wanted, and \(free) are free"))
}

/// Each use has to be permitted: a cleanroom with nowhere to store is no answer to who needs both.
private let usesGate: Gate<Ask, SpaceAnswer> = among(
  "use", Label("许可用途", "Permitted use"), .landUses, all: true,
  asking: Label("场地作什么用途？", "What is the space to be used for?"),
  answering: Label("许可哪些用途？", "Which uses are permitted?"), wanted: { $0.wants.uses }, given: { $0.uses })

private let whereGate = Gate<Ask, SpaceAnswer>("place", Label("所在地区", "Where")) { ask, answer in
  guard !ask.wants.place.isEmpty else { return .pass }
  guard !answer.regions.isEmpty else { return .unknown(question: Label("场地在哪里？", "Where is it?")) }
  return lies(
    answer.regions, in: ask.wants.place, ask.codes, inside: { Label("在\($0.zh)", "in \($0.en)") },
    unsure: { Label("是否在\($0.zh)？", "Is it in \($0.en)?") },
    outside: { Label("须在\($1.zh)，而它在\($0.zh)", "\($1.en) is asked for, and it is in \($0.en)") })
}

private let whenGate = Gate<Ask, SpaceAnswer>("available", Label("可用时间", "Available")) { ask, answer in
  guard let latest = ask.wants.neededBy else { return .pass }
  guard let from = answer.availableFrom else {
    return .unknown(question: Label("\(latest) 前可以入驻吗？", "Can one move in by \(latest)?"))
  }
  return from <= latest
    ? .pass(Label("\(from) 起可用", "available from \(from)"))
    : .fail(Label("\(from) 才可用，而 \(latest) 前就要", "available from \(from) only, and wanted by \(latest)"))
}

/// A hall of ten thousand square metres for who needs two hundred is a fit, and a poor one.
private let areaFit = Criterion<Ask, SpaceAnswer>("area-fit", Label("面积相当", "Area"), side: .ask, weight: 2) {
  ask, answer in
  guard let wanted = ask.wants.area, wanted > 0 else { return .unstated }
  guard let free = answer.free, free > 0 else { return .value(0, because: notSaid) }
  let share = min(1, (NSDecimalNumber(decimal: free / wanted)).doubleValue)
  // Where smaller parts are let, the size of the whole does not matter.
  let waste = answer.smallest == nil ? min(1, 4 / max(4, NSDecimalNumber(decimal: free / wanted).doubleValue)) : 1
  return .value(
    share * max(0.3, waste), because: Label("可用 \(free) 平方米，需 \(wanted)", "\(free) m² are free for \(wanted) wanted"))
}
