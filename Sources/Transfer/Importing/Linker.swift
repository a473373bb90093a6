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
  mutating func forget() {
    remembered = [:]
    reservations.takeBack()
  }

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
    if let ref = try byID(text, searched, act) { return .existing(ref) }
    // Numbers before names, and each over all kinds: a name that two kinds share is as ambiguous as one that two records share.
    let key = NameKey.of(text)
    var found: Set<Ref> = []
    for kind in searched {
      for system in Entities.type(kind).map({ Self.keySystems($0) }) ?? [] {
        found.formUnion(try Lookup.find(kind, .init(system, key), act.connection).map { Ref(kind, $0) })
      }
    }
    for kind in found.isEmpty ? searched : [] {
      found.formUnion(try Lookup.find(kind, .init("name", key), act.connection).map { Ref(kind, $0) })
    }
    if found.count == 1, let only = found.first {
      let organisation = only.kind == Organisation.kind ? try Table<Organisation>.fetch(only.id, act.connection) : nil
      return organisation?.standing == "provisional" ? .provisional(only) : .existing(only)
    }
    if found.count > 1 { return .ambiguous(found.sorted()) }
    guard kinds == [Organisation.kind] else { throw Self.absent(text, searched, at: place) }
    var organisation = Organisation(id: try ids.next(Organisation.self, act.connection))
    organisation.name = Text(text)
    organisation.standing = "provisional"
    organisation.record.source = source
    try act.create(organisation)
    return .provisional(organisation.ref)
  }

  /// The record that an id or a key means; a name is not enough here, and nothing is made.
  mutating func record(_ text: String, _ kinds: [Kind], at place: String, in act: Act) throws -> Ref {
    if text.hasPrefix("@") { return try byKey(String(text.dropFirst()), kinds, at: place, in: act) }
    let searched = kinds.isEmpty ? Entities.subjects.map { $0.kind } : kinds
    guard let ref = try byID(text, searched, act) else { throw Self.absent(text, searched, at: place) }
    return ref
  }

  private func byID(_ text: String, _ kinds: [Kind], _ act: Act) throws -> Ref? {
    if let ref = Ref(text) { return kinds.contains(ref.kind) ? try standing(ref, act) : nil }
    for kind in kinds { if let found = try standing(Ref(kind, text), act) { return found } }
    return nil
  }

  private static func absent(_ text: String, _ kinds: [Kind], at place: String) -> Refusal {
    let labels = kinds.count > 4 ? [] : kinds.compactMap { Entities.type($0)?.label }
    let (zh, en) = (labels.map(\.zh).joined(separator: "或"), labels.map(\.en).joined(separator: " or ").lowercased())
    return Refusal(
      .importLinkAbsent, at: place,
      ["value": text, "kind": labels.isEmpty ? "记录" : zh, "kind.en": labels.isEmpty ? "record" : en])
  }

  /// The record that a file's own key means; its id is reserved when its row is still to come.
  private mutating func byKey(_ key: String, _ kinds: [Kind], at place: String, in act: Act) throws -> Ref {
    for kind in kinds.isEmpty ? Entities.subjects.map({ $0.kind }) : kinds {
      if let id = try reservations.id(kind, key) ?? Lookup.find(kind, .init("key", key), act.connection).first {
        return Ref(kind, id)
      }
    }
    guard kinds.count == 1, let type = Entities.type(kinds[0]) else { throw Self.absent("@" + key, kinds, at: place) }
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
      throw Refusal(
        .importLinkAbsent, at: place,
        ["value": text, "kind": Publication.label.zh, "kind.en": Publication.label.en.lowercased()])
    }
    let ref = try byKey(String(first.dropFirst()), [Publication.kind], at: place, in: act)
    return Citation(.publication, ref.id, parts.count > 1 ? String(parts[1]) : nil)
  }

  /// The record at an address, or the one that it was merged into.
  private func standing(_ ref: Ref, _ act: Act) throws -> Ref? {
    guard ref.id.utf8.count == 12, let type = Entities.type(ref.kind) else { return nil }
    let ref = try Redirects.current(ref, act.connection)
    return try Self.exists(type, ref.id, act) ? ref : nil
  }

  private static func exists<E: Entity>(_ type: E.Type, _ id: String, _ act: Act) throws -> Bool {
    try Table<E>.exists(id, act.connection)
  }

  private static func keySystems<E: Entity>(_ type: E.Type) -> [String] {
    E.fields.filter { $0.uses.contains(.key) }.map(\.name)
  }
}
