import Core
import Registry

extension Ask {
  /// The facets by which an answer meets a criterion, each with how much of the criterion it is; none of a criterion that looks
  /// at what no facet tells.
  ///
  /// They find candidates and judge nothing: what they leave out, a market that looks at the candidate sees.
  func facets(of criterion: String) -> [(facet: String, value: String, part: Double)] {
    func each(_ facet: String, _ values: [String]) -> [(facet: String, value: String, part: Double)] {
      values.map { (facet, $0, 1 / Double(values.count)) }
    }
    switch criterion {
    case "category-fit": return zip(categories.codes, categories.trust).map { ("categories", $0.description, $1) }
    case "field": return each("fields", fields)
    case "welcomes": return fields.map { ("fields", $0, 1) }
    case "specialty-fit": return each("specialties", wants.specialties)
    case "service-fit": return each("services", wants.services)
    case "stage-fit": return each("stages", stage.map { [$0] } ?? [])
    case "use-fit": return each("uses", wants.uses)
    case "form-fit": return each("forms", wants.forms)
    case "engagement-fit": return each("engagements", wants.engagements)
    case "serves": return roles.map { ("serves", $0, 1) }
    case "filing-fit": return each("filing", ["filed"])
    case "domestic": return domestic == .none ? [] : each("origin", ["domestic"])
    case "degree-fit": return Self.degrees(from: wants.degree).map { ("degree", $0, 1) }
    case "region", "wished-place", "invests-here": return places
    default: return []
    }
  }

  /// Of which facet values an offer that says anything under their names has one, or else some of these gates refuses it.
  ///
  /// They spare looking at what cannot fit, and refuse nothing that might: what no facet tells, the gate sees.
  func facetsToPass(_ gates: [String]) -> [String: Set<String>] {
    gates.reduce(into: [:]) { found, gate in
      if let (facet, values) = facetToPass(gate), !values.isEmpty { found[facet] = Set(values) }
    }
  }

  private func facetToPass(_ gate: String) -> (facet: String, values: [String])? {
    switch gate {
    case "in-force": ("status", ["open"])
    case "field", "device-field": ("fields", fields)
    case "stage": ("stages", stages)
    case "round": ("rounds", rounds)
    case "service": ("services", wants.services)
    case "specialty": ("specialties", wants.specialties)
    case "filing": ("filing", ["filed"])
    case "use": ("uses", wants.uses)
    case "engagement": ("engagements", wants.engagements)
    case "degree": ("degree", Self.degrees(from: wants.degree))
    case "form": ("forms", wants.forms)
    case "region-served", "workplace": ("region", around(regions))
    case "place": ("region", around(wants.place))
    default: nil
    }
  }

  /// Facet values with which some of these gates refuses an answer.
  func facetsToLack(_ gates: [String]) -> [String: Set<String>] {
    guard gates.contains("cross-border"), !regions.isEmpty else { return [:] }
    return [FacetWord.country: Set(regions.map { FacetWord.itself($0.country) })]
  }

  /// Of numbers: between which an offer that says any has to lie, or else some of these gates refuses it.
  func rangesToPass(_ gates: [String], today: Day) -> [String: ClosedRange<Int64>] {
    gates.reduce(into: [:]) { found, gate in found.merge(rangesToPass(gate, today)) { first, _ in first } }
  }

  private func rangesToPass(_ gate: String, _ today: Day) -> [String: ClosedRange<Int64>] {
    switch gate {
    case "in-force": return ["valid_until": RangedNumber.of(today)...(.max)]
    case "ticket":
      guard let sought = wants.sought else { return [:] }
      return [
        RangedNumber.name("ticket_min", in: sought.currency): .min...Int64(sought.minor),
        RangedNumber.name("ticket_max", in: sought.currency): Int64(sought.minor)...(.max),
      ]
    case "area":
      guard let area = wants.area.flatMap(RangedNumber.of) else { return [:] }
      return ["area_min": .min...area, "area_max": area...(.max)]
    case "available":
      guard let day = wants.neededBy else { return [:] }
      return ["available_from": .min...RangedNumber.of(day)]
    default: return [:]
    }
  }

  /// Who names one of the places or one within it, and who names one that holds it. Empty where facets do not tell, of China: its
  /// divisions lie in it by their system alone.
  private func around(_ places: [Code]) -> [String] {
    guard !places.contains(.china) else { return [] }
    return places.map(\.description)
      + places.flatMap { codes.path($0) + [$0.country] }.map { FacetWord.itself($0) }
  }

  /// Where it is, and what that lies in: that somebody is in the same country tells little.
  private var places: [(facet: String, value: String, part: Double)] {
    Set(regionPaths.flatMap(\.self)).filter { $0.system == "cn" }.sorted().map { ("region", $0.description, 0.3) }
  }

  /// A degree and those above it.
  private static func degrees(from least: String?) -> [String] {
    let all = Vocabulary.degrees.words.map(\.value)
    return least.flatMap { all.firstIndex(of: $0) }.map { Array(all[$0...]) } ?? []
  }
}
