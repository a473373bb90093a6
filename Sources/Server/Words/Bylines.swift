import Core
import Registry

/// The few facts that tell a record from others of its kind, for a line under its name.
enum Bylines {
  private static let fields: [Kind: [String]] = [
    Organisation.kind: ["roles", "region", "fields"],
    Person.kind: ["title", "organisation", "roles", "fields"],
    Product.kind: ["maker", "stage", "categories"],
    Registration.kind: ["product", "holder", "expires"],
    Component.kind: ["type", "dependence", "parent"],
    Project.kind: ["lead", "stage", "seeks"],
    Need.kind: ["market", "requester", "requester_name", "fields"],
    Offer.kind: ["provider", "market", "services", "fields"],
    Agreement.kind: ["type", "first_party", "second_party", "signed", "status"],
    Case.kind: ["applicant", "product", "step", "authority", "status"],
    Policy.kind: ["issuer", "issued", "region", "supports"],
    Place.kind: ["type", "parent"],
    Event.kind: ["type", "period", "place"],
    Figure.kind: ["subject", "value", "period", "nature"],
    Publication.kind: ["type", "publisher", "issued"],
  ]

  /// Of a kind that is not listed above: what tells its records apart besides their name.
  private static func identifying<E: Entity>(_ type: E.Type) -> [String] {
    E.fields.filter { $0.uses.contains(.identifying) && !$0.uses.contains(.name) }.map(\.name)
  }

  private static func names(_ kind: Kind) -> [String] {
    if let names = fields[kind] { return names }
    guard Entities.isSubject(kind), let type = Entities.type(kind) else { return [] }
    return identifying(type)
  }

  /// `生产企业 · 深圳市 · 医学影像`: values in words, what is not known left out.
  ///
  /// `besides` is what the page says already: the record that it is about, a field that is the same all over the list.
  static func line(_ ref: Ref, _ visit: Visit, besides known: Known = Known()) -> [String] {
    let names = names(ref.kind)
    guard !names.isEmpty else { return [] }
    let facts = visit.cluster.facts(of: ref, for: visit.audience)
    return names.compactMap { name in
      guard !known.fields.contains(name), let fact = facts.first(where: { $0.field == name }) else { return nil }
      if let ref = known.ref, fact.value == .ref(ref) { return nil }
      // A requester that is a record of its own says it better than the words of the source.
      if name == "requester_name", facts.contains(where: { $0.field == "requester" }) { return nil }
      let words =
        amount(fact, ref, facts, visit.language)
        ?? visit.cluster.words(fact.value, fact.type, visit.language, for: visit.audience)
      return words.isEmpty ? nil : words
    }
  }

  /// A figure's value with its unit, as readers of the language write it.
  private static func amount(_ fact: Fact, _ ref: Ref, _ facts: [Fact], _ language: Language) -> String? {
    guard ref.kind == Figure.kind, fact.field == "value", case .decimal(let number) = fact.value else { return nil }
    var unit: String?
    if case .string(let given)? = facts.first(where: { $0.field == "unit" })?.value { unit = given }
    return UnitWords.amount(number, unit, language)
  }

  /// What need not be said again.
  struct Known {
    var ref: Ref?
    var fields: Set<String> = []
  }
}
