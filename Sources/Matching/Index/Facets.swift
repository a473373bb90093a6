import Core

/// A value under its facet's name.
struct FacetValue: Hashable, Sendable {
  static let kind = "kind"

  let name: String
  let value: String

  static func all(of profile: Profile) -> Set<FacetValue> {
    var out: Set = [FacetValue(name: kind, value: profile.ref.kind.rawValue)]
    for (name, values) in profile.facets where name != kind {
      for value in values { out.insert(FacetValue(name: name, value: value)) }
    }
    return out
  }
}

/// Which slots of a window have which value.
struct FacetTable: Sendable {
  private(set) var slots: [FacetValue: Slots] = [:]

  mutating func insert(_ facets: Set<FacetValue>, at slot: UInt32) {
    for value in facets { slots[value, default: Slots()].insert(slot) }
  }

  mutating func remove(_ facets: Set<FacetValue>, at slot: UInt32) {
    for value in facets {
      slots[value]?.remove(slot)
      if slots[value]?.isEmpty == true { slots[value] = nil }
    }
  }
}
