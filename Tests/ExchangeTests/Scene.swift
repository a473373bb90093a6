import Core
import Exchange
import Foundation
import Matching
import Registry
import Search
import Store
import TestSupport
import Transfer

/// Who asks and who answers: one of each, for a test to change.
struct Scene: Sendable {
  var asker = Organisation(id: ID("asker"))
  var giver = Organisation(id: ID("giver"))
  var need = Need(id: ID("need"))
  var product = Product(id: ID("product"))
  var registrations: [Registration] = []
  var offer = Offer(id: ID("offer"))
  var project = Project(id: ID("project"))
  var policy = Policy(id: ID("policy"))
  var person = Person(id: ID("person"))
  var home = Organisation(id: ID("home"))
  var place = Place(id: ID("place"))
  var matter = Case(id: ID("matter"))
  var relations: [Relation] = []
  var extras: [any Entity] = []
  var parts: [Component] = []
  /// Who may see a record, where that is not everyone.
  var visibility: [Ref: Visibility] = [:]
  var absent: Set<Ref> = []

  static let today = Day(year: 2024, month: 1, day: 1)!

  init() {
    asker.name = Text("来凤县中心医院")
    asker.roles = ["hospital"]
    asker.region = [Code("cn", "4403")]
    giver.name = Text("联影")
    giver.roles = ["maker"]
    giver.region = [Code("cn", "440305")]
    (need.name, need.market, need.requester) = (Text("离心泵"), "procurement", asker.id)
    (product.name, product.maker, product.stage) = (Text("离心泵"), giver.id, "marketed")
    (offer.name, offer.market, offer.provider, offer.status) = (Text("离心泵"), "supply", giver.id, "open")
    (project.name, project.lead) = (Text("离心泵"), asker.id)
    policy.name = Text("离心泵")
    (home.name, home.roles, home.region) = (Text("某大学"), ["university"], [Code("cn", "42")])
    (person.name, person.organisation, person.roles) = (Text("离心泵"), home.id, ["expert"])
    (place.name, place.type, place.operatedBy) = (Text("离心泵"), "park", giver.id)
    (matter.name, matter.applicant, matter.status) = (Text("离心泵"), asker.id, "open")
    parts = [part("pump", nil), part("rotor", "pump"), part("blade", "pump"), part("lens", nil)]
  }

  private func part(_ id: String, _ parent: String?) -> Component {
    var part = Component(id: ID(id))
    part.name = Text(id)
    part.parent = parent.map { ID($0) }
    return part
  }

  /// A registration of the product.
  mutating func register(_ number: String, _ authority: String, until expires: String?, cancelled: String? = nil) {
    var registration = Registration(id: ID("registration\(registrations.count)"))
    (registration.number, registration.authority, registration.product) = (number, authority, product.id)
    (registration.expires, registration.cancelled) = (expires.flatMap { Day($0) }, cancelled.flatMap { Day($0) })
    registrations.append(registration)
  }

  /// A relation between two records of the scene.
  mutating func relate(_ from: Ref, _ type: String, _ to: Ref, until: String? = nil) {
    var relation = Relation(id: ID("relation\(relations.count)"))
    (relation.from, relation.type, relation.to) = (from, type, to)
    relation.period = until.flatMap { Period("2000-01-01/\($0)") }
    relations.append(relation)
  }

  /// The market over a store that holds the scene.
  func exchange(
    on database: TestDatabase, _ more: [any Entity] = [], analyser: TextAnalyser = Self.analyser
  ) async throws -> Exchange {
    try await Self.store(database, analyser) { store in
      try await store.act(as: "t", "t") { act in
        let all: [any Entity] =
          [asker, giver, home, need, product, offer, project, policy, person, place, matter] + parts + relations
          + extras + registrations + more
        for record in all where !absent.contains(record.ref) { try Self.create(record, visibility[record.ref], act) }
      }
    }
  }

  private static func create<E: Entity>(_ record: E, _ visibility: Visibility?, _ act: Act) throws {
    var record = record
    if let visibility { record.record.visibility = visibility }
    try act.create(record)
  }

  /// The example cluster.
  static func example(on database: TestDatabase) async throws -> Exchange {
    try await store(database) { store in
      _ = try await ExampleLoader.load(
        root.appending(path: "Examples/shenzhen"), compactCodes: codes.get(), into: store)
    }
  }

  private static func store(
    _ database: TestDatabase, _ analyser: TextAnalyser = analyser, _ fill: (any Store) async throws -> Void
  ) async throws -> Exchange {
    try await database.with(registryMigrations) { store, _ in
      try await fill(store)
      let cluster = try await Cluster.load(store, analyser: analyser, compactCodes: codes.get())
      return Exchange(cluster, today: today)
    }
  }

  /// Two characters at a time: the markets' rules do not depend on a dictionary.
  static let analyser = TextAnalyser(document: pairs, query: pairs)

  /// The same, with a meaning that any characters of one kind share: near often, and without a word in common.
  static let meaning = TextAnalyser(
    document: pairs, query: pairs,
    meaning: LikenessScale(
      weight: 0.1, floor: 0.3, depth: 20, steps: [.init(likeness: 0.6, value: 0.3), .init(likeness: 1, value: 0.9)]
    ).map { MeaningReader($0, read: Self.vector) })

  @Sendable private static func vector(_ text: String) -> Vector? {
    var values = [Int8](repeating: 0, count: Vector.dimensions)
    for scalar in text.unicodeScalars where scalar != " " { values[Int(scalar.value % 3)] += 1 }
    let length = values.reduce(0) { $0 + Float($1) * Float($1) }.squareRoot()
    return length > 0 ? Vector(values: values, scale: 1 / length) : nil
  }

  @Sendable private static func pairs(_ text: String) -> [Term] {
    let characters = Array(NameKey.of(text))
    return zip(characters, characters.dropFirst()).map { Term("\($0)\($1)") }
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static let codes = Result {
    try CompactCodes.load(
      Share(environment: [:], executable: URL(fileURLWithPath: "/nonexistent"), sourceTree: root))
  }
}

extension Verdict {
  var word: String {
    switch self {
    case .pass: "pass"
    case .fail: "fail"
    case .unknown: "unknown"
    }
  }
}
