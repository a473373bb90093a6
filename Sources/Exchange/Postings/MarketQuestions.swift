package import Core

/// Which fields of a need, an offer or a project somebody is asked for in a market: those that its gates and criteria read, and what
/// the other side asks first (how many, at what budget).
package enum MarketQuestions {
  /// Field names, in the order of the entity's own list.
  package static func fields<E: Posted>(of type: E.Type, in market: String) -> [Field<E>] {
    let wanted = common.union(own[market] ?? [])
    return E.fields.filter { wanted.contains($0.name) }
  }

  private static let common: Set = ["name", "about", "fields", "region"]

  /// Markets in which a project says more of itself than that it seeks something there.
  package static let ofProjects: Set = ["finance", "trial", "service", "space", "cooperation"]

  /// A name that only one of the kinds has is asked of that kind.
  private static let own: [String: Set<String>] = [
    "procurement": ["categories", "needed_by", "quantity", "unit", "budget", "standard"],
    "supply": [
      "component", "standard", "quantity", "unit", "budget", "needed_by", "serves", "available_from", "valid_until",
    ],
    "challenge": ["categories", "stage", "needed_by", "budget", "component", "expertise", "valid_until"],
    "finance": ["sought", "round", "stage", "ticket_min", "ticket_max", "rounds", "stages"],
    "trial": ["subject", "specialties", "class", "needed_by", "filing", "capacity", "load"],
    "service": ["subject", "services", "stage", "class", "needed_by", "stages", "capacity", "load"],
    "expert": ["subject", "expertise", "specialties", "needed_by"],
    "policy": ["categories", "stage"],
    "space": ["area", "uses", "needed_by", "area_min", "area_max", "available_from", "place"],
    "talent": ["expertise", "degree", "engagements", "needed_by", "available_from", "person"],
    "cooperation": ["forms", "stage", "needed_by", "categories"],
  ]
}
