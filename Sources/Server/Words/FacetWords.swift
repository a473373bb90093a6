import Core
import Registry

/// What facets and their values are called: vocabularies' labels and names of codes, never the codes themselves.
enum FacetWords {
  /// In the order in which a page shows them; others follow by name.
  static let order = [
    "kind", "roles", "market", "region", "categories", "fields", "specialties", "services", "stage", "step", "stages",
    "uses", "forms", "status", "dependence", "type", "supports",
  ]

  static func label(_ name: String, kinds: [Kind]) -> Label {
    if name == "kind" { return Label("类别", "Kind") }
    return fields(name, kinds).first?.label ?? Label(name, name)
  }

  static func label(_ name: String, value: String, kinds: [Kind], _ visit: Visit) -> String {
    if name == "kind" { return (Entities.type(Kind(value))?.label ?? Label(value, value))[visit.language] }
    for (_, type) in fields(name, kinds) {
      switch type {
      case .word(let vocabulary), .words(let vocabulary):
        if let word = vocabulary.words.first(where: { $0.value == value }) { return word.label[visit.language] }
      case .codes:
        if let code = Code(value) { return visit.cluster.codes.name(code, visit.language) }
      default: break
      }
    }
    return value
  }

  /// Sorts names of facets: the telling ones first.
  static func sorted(_ names: some Sequence<String>) -> [String] {
    names.sorted { a, b in
      (order.firstIndex(of: a) ?? order.count, a) < (order.firstIndex(of: b) ?? order.count, b)
    }
  }

  /// Whether its values are codes, which contain each other.
  static func holdsCodes(_ name: String, kinds: [Kind]) -> Bool {
    if case .codes? = fields(name, kinds).first?.type { true } else { false }
  }

  /// Fields of that name, of these kinds or of any: `type` is one thing of a place and another of an event.
  private static func fields(_ name: String, _ kinds: [Kind]) -> [(label: Label, type: FieldType)] {
    Entities.subjects.filter { kinds.isEmpty || kinds.contains($0.kind) }.compactMap { field(name, of: $0) }
  }

  private static func field<E: Entity>(_ name: String, of type: E.Type) -> (label: Label, type: FieldType)? {
    E.field(name).map { ($0.label, $0.type) }
  }
}
