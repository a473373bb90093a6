import Core
import HTML
import Registry

/// A record in the words of schema.org, for search engines. What is said is what the page shows, and not all of it.
struct LinkedData: Sendable {
  /// How a field's value is said.
  private enum Way: Sendable { case plain, thing, span, amount }

  private struct Shape: Sendable {
    let type: String
    /// Field → property.
    let properties: [(field: String, property: String, way: Way)]
  }

  private static let shapes: [Kind: Shape] = [
    Organisation.kind: Shape(
      type: "Organization",
      properties: [
        ("aliases", "alternateName", .plain), ("credit_code", "identifier", .plain), ("about", "description", .plain),
        ("address", "address", .plain), ("region", "areaServed", .plain), ("website", "url", .plain),
        ("parent", "parentOrganization", .thing),
      ]),
    Product.kind: Shape(
      type: "Product",
      properties: [
        ("maker", "manufacturer", .thing), ("model", "model", .plain), ("categories", "category", .plain),
        ("about", "description", .plain),
      ]),
    Event.kind: Shape(
      type: "Event",
      properties: [
        ("period", "startDate", .span), ("place", "location", .thing), ("parent", "superEvent", .thing),
        ("about", "description", .plain),
      ]),
    Policy.kind: Shape(
      type: "GovernmentService",
      properties: [
        ("issuer", "provider", .thing), ("region", "areaServed", .plain), ("benefit", "serviceOutput", .plain),
        ("about", "description", .plain),
      ]),
    Figure.kind: Shape(
      type: "Dataset",
      properties: [
        ("subject", "about", .thing), ("period", "temporalCoverage", .plain), ("basis", "description", .plain),
        ("value", "variableMeasured", .amount),
      ]),
    Publication.kind: Shape(
      type: "CreativeWork",
      properties: [
        ("publisher", "publisher", .thing), ("issued", "datePublished", .plain), ("address", "url", .plain),
        ("about", "description", .plain),
      ]),
    Place.kind: Shape(
      type: "Place", properties: [("parent", "containedInPlace", .thing), ("about", "description", .plain)]),
  ]

  /// Nil for kinds that schema.org has no word for.
  static func json(_ record: any Entity, _ facts: [Fact], _ visit: Visit) -> JSON? {
    guard let shape = shapes[record.ref.kind] else { return nil }
    var members: [(String, JSON?)] = [
      ("@context", "https://schema.org"), ("@type", .string(shape.type)),
      ("@id", .string(visit.link(.record(record.ref)).address)), ("name", .string(record.title.best(visit.language))),
    ]
    for (field, property, way) in shape.properties {
      guard let fact = facts.first(where: { $0.field == field }) else { continue }
      switch way {
      case .plain: members.append((property, plain(fact, visit)))
      case .thing: members.append((property, thing(fact.value, visit)))
      case .span:
        guard case .period(let period) = fact.value else { continue }
        members += [("startDate", .string(period.first.description)), ("endDate", .string(period.last.description))]
      case .amount:
        members.append((property, amount(record, fact, facts)))
      }
    }
    return .object(members)
  }

  private static func plain(_ fact: Fact, _ visit: Visit) -> JSON {
    if case .words(let words) = fact.value, case .names = fact.type { return .array(words.map(JSON.string)) }
    return .string(visit.cluster.words(fact.value, fact.type, visit.language, for: visit.audience))
  }

  private static func thing(_ value: Value, _ visit: Visit) -> JSON? {
    guard case .ref(let ref) = value, let title = visit.cluster.title(of: ref, for: visit.audience) else { return nil }
    return .object(
      ("@type", .string(shapes[ref.kind]?.type ?? "Thing")), ("@id", .string(visit.link(.record(ref)).address)),
      ("name", .string(title.best(visit.language))))
  }

  private static func amount(_ record: any Entity, _ fact: Fact, _ facts: [Fact]) -> JSON? {
    guard case .decimal(let value) = fact.value else { return nil }
    let unit = facts.first { $0.field == "unit" }?.value.canonical
    return .object(
      ("@type", "PropertyValue"), ("name", .string(record.title.best(.en))), ("value", .decimal(value)),
      ("unitText", unit.map(JSON.string)))
  }
}
