import Core

/// What a filter lets through in one window.
struct FilteredSlots {
  /// Where all names hold.
  private(set) var hits: Slots
  /// Name → where all *other* names hold: what could be chosen under this one. Only names that ask for something.
  private var choices: [String: Slots] = [:]

  init(_ filter: Filter, of candidates: Slots, in table: FacetTable, choices counted: Bool) {
    // `kinds` and a facet called `kind` stay two groups: both were asked for, so both must hold.
    let wanted = [(FacetValue.kind, Set(filter.kinds.map(\.rawValue)))] + filter.facets.map { ($0.key, $0.value) }
    let groups = wanted.filter { !$0.1.isEmpty }.map { name, values in
      var any = Slots()
      for value in values {
        if let slots = table.slots[FacetValue(name: name, value: value)] { any.formUnion(slots) }
      }
      return (name: name, slots: any)
    }
    var candidates = candidates
    for (name, values) in filter.without {
      for value in values {
        if let slots = table.slots[FacetValue(name: name, value: value)] { candidates.subtract(slots) }
      }
    }
    hits = groups.reduce(candidates) { $0.intersection($1.slots) }
    guard counted else { return }
    for name in Set(groups.map(\.name)) {
      choices[name] = groups.filter { $0.name != name }.reduce(candidates) { $0.intersection($1.slots) }
    }
  }

  /// Over which profiles the values of a name are counted.
  func counted(under name: String) -> Slots { choices[name] ?? hits }
}
