import Core
import Registry
import Store

/// Finds the records that a row names: by key, by id, by exact key, by name. An ambiguous name never links by itself.
struct Linker {
  enum Finding {
    case existing(Ref)
    /// Nobody of that name is confirmed: a provisional organisation stands for it.
    case provisional(Ref)
    case ambiguous([Ref])
  }

  var reservations = Reservations()
  var ids: IDMaker
  private var remembered: [String: Finding] = [:]

  init(ids: IDMaker) { self.ids = ids }

  /// After a refused row: what it made has been taken back.
  mutating func forget() { remembered = [:] }

  /// `text` is `@key`, an id, `kind/id`, an exact key or a name of one of `kinds` (any kind when empty).
  mutating func find(_ text: String, _ kinds: [Kind], at place: String, source: Citation, in act: Act) throws -> Finding
  {
    let memory = kinds.map(\.rawValue).joined(separator: " ") + "\n" + text
    if let found = remembered[memory] { return found }
    let found = try search(text, kinds, at: place, source: source, in: act)
    remembered[memory] = found
    return found
  }

  private mutating func search(_ text: String, _ kinds: [Kind], at place: String, source: Citation, in act: Act) throws
    -> Finding
  {
    let searched = kinds.isEmpty ? Entities.subjects.map { $0.kind } : kinds
    if text.hasPrefix("@") { return .existing(try byKey(String(text.dropFirst()), kinds, at: place, in: act)) }
    if let ref = Ref(text), searched.contains(ref.kind), try exists(ref, act) { return .existing(ref) }
    for kind in searched where try exists(Ref(kind, text), act) { return .existing(Ref(kind, text)) }
    let key = NameKey.of(text)
    var found: Set<Ref> = []
    for kind in searched {
      let systems = Entities.type(kind).map { Self.keySystems($0) } ?? []
      for system in systems where found.isEmpty {
        found.formUnion(try Lookup.find(kind, .init(system, key), act.connection).map { Ref(kind, $0) })
      }
      if found.isEmpty {
        found.formUnion(try Lookup.find(kind, .init("name", key), act.connection).map { Ref(kind, $0) })
      }
    }
    if found.count == 1, let only = found.first {
      let organisation = only.kind == Organisation.kind ? try Table<Organisation>.fetch(only.id, act.connection) : nil
      return organisation?.standing == "provisional" ? .provisional(only) : .existing(only)
    }
    if found.count > 1 { return .ambiguous(found.sorted()) }
    guard kinds == [Organisation.kind] else {
      throw Refusal(
        .importLinkAbsent, at: place, ["value": text, "kind": searched.map(\.rawValue).joined(separator: "/")])
    }
    var organisation = Organisation(id: try ids.next(Organisation.self, act.connection))
    organisation.name = Text(text)
    organisation.standing = "provisional"
    organisation.record.source = source
    try act.create(organisation)
    return .provisional(organisation.ref)
  }

  /// The record that a file's own key means; its id is reserved when its row is still to come.
  private mutating func byKey(_ key: String, _ kinds: [Kind], at place: String, in act: Act) throws -> Ref {
    for kind in kinds.isEmpty ? Entities.subjects.map({ $0.kind }) : kinds {
      if let id = try reservations.id(kind, key) ?? Lookup.find(kind, .init("key", key), act.connection).first {
        return Ref(kind, id)
      }
    }
    guard kinds.count == 1, let type = Entities.type(kinds[0]) else {
      throw Refusal(.importLinkAbsent, at: place, ["value": "@" + key, "kind": "record"])
    }
    let id = try fresh(type, act)
    reservations.reserve(kinds[0], key, id, at: place)
    return Ref(kinds[0], id)
  }

  private mutating func fresh<E: Entity>(_ type: E.Type, _ act: Act) throws -> String {
    try ids.next(type, act.connection).rawValue
  }

  /// `@s2 ¶14` → the publication with that key, and the place in it.
  mutating func citation(_ text: String, at place: String, in act: Act) throws -> Citation {
    let parts = text.split(separator: " ", maxSplits: 1)
    guard let first = parts.first, first.hasPrefix("@") else {
      throw Refusal(.importLinkAbsent, at: place, ["value": text, "kind": "publication"])
    }
    let ref = try byKey(String(first.dropFirst()), [Publication.kind], at: place, in: act)
    return Citation(.publication, ref.id, parts.count > 1 ? String(parts[1]) : nil)
  }

  private func exists(_ ref: Ref, _ act: Act) throws -> Bool {
    guard ref.id.utf8.count == 12, let type = Entities.type(ref.kind) else { return false }
    return try Self.fetch(type, ref.id, act)
  }

  private static func fetch<E: Entity>(_ type: E.Type, _ id: String, _ act: Act) throws -> Bool {
    try Table<E>.fetch(id, act.connection) != nil
  }

  private static func keySystems<E: Entity>(_ type: E.Type) -> [String] {
    E.fields.filter { $0.uses.contains(.key) }.map(\.name)
  }
}
