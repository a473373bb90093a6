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
  private var remembered = LinkMemory()

  /// A reference may name a record by an id that is still to come: the file is another store's.
  var keepsIDs = false
  private var promised: [Ref: String] = [:]
  /// Another store's candidate tells which two records became one: it names both, though one of them is gone.
  var followsMerges = true { didSet { remembered = LinkMemory() } }
  /// Those that the row at hand was the first to name.
  private var promisedByRow: [Ref] = []

  init(ids: IDMaker) { self.ids = ids }

  /// Refuses everything where a record that was referred to by its id has not come.
  func requireKept(in act: Act) throws {
    let dangling = try promised.filter { try standing($0.key, act) == nil }.map { "\($0.key) (\($0.value))" }.sorted()
    guard dangling.isEmpty else {
      throw Refusal(.importKeyDangling, at: nil, ["keys": dangling.prefix(10).joined(separator: ", ")])
    }
  }

  mutating func begin(_ row: RowAddress) {
    reservations.begin(row)
    promisedByRow.removeAll(keepingCapacity: true)
  }

  /// After a refused row: what it made has been taken back.
  mutating func forget() {
    remembered = LinkMemory()
    reservations.takeBack()
    for ref in promisedByRow { promised[ref] = nil }
  }

  /// `text` is `@key`, an id, `kind/id`, an exact key or a name of one of `kinds` (any kind when empty).
  mutating func find(_ text: String, _ kinds: [Kind], at place: String, source: Citation, in act: Act) throws -> Finding
  {
    let name = LinkMemory.name(text, kinds)
    if let found = recall(name, text, at: place) { return found }
    let found = try search(text, kinds, at: place, source: source, in: act)
    remembered.keep(found, name)
    return found
  }

  /// What an earlier row found. A key whose own row is still to come may be waited for by this one too.
  private mutating func recall(_ name: String, _ text: String, at place: String) -> Finding? {
    let found = remembered.recall(name)
    if text.hasPrefix("@"), case .existing(let ref)? = found {
      reservations.mention(ref.kind, String(text.dropFirst()), at: place)
    }
    return found
  }

  private mutating func search(_ text: String, _ kinds: [Kind], at place: String, source: Citation, in act: Act) throws
    -> Finding
  {
    let searched = kinds.isEmpty ? Entities.subjects.map { $0.kind } : kinds
    if text.hasPrefix("@") { return .existing(try byKey(String(text.dropFirst()), kinds, at: place, in: act)) }
    if let ref = try byID(text, kinds, at: place, act) { return .existing(ref) }
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
    guard let ref = try byID(text, kinds, at: place, act) else { throw Self.absent(text, searched, at: place) }
    return ref
  }

  private mutating func byID(_ text: String, _ kinds: [Kind], at place: String, _ act: Act) throws -> Ref? {
    let searched = kinds.isEmpty ? Entities.subjects.map { $0.kind } : kinds
    if let ref = Ref(text) {
      // Among another store's books is what no name finds: a claim about a relation.
      guard searched.contains(ref.kind) || keepsIDs && kinds.isEmpty && Entities.type(ref.kind) != nil else {
        return nil
      }
      if let found = try standing(ref, act) { return found }
      return promise(ref, at: place) ? ref : nil
    }
    for kind in searched { if let found = try standing(Ref(kind, text), act) { return found } }
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
      reservations.mention(kind, key, at: place)
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

  /// `@s2 ¶14` → the publication with that key, and the place in it; `publication/ID#¶14` is one already.
  ///
  /// Nil for a row of a batch and for a hand's edit, which are nothing that a file can say of itself, unless it comes
  /// from another store: there a batch counts that has come too.
  mutating func citation(_ text: String, at place: String, in act: Act) throws -> Citation? {
    if let citation = Citation(text) {
      switch citation.origin {
      case .publication:
        let ref = Ref(Publication.kind, citation.id)
        if let found = try standing(ref, act) { return Citation(.publication, found.id, citation.locator) }
        guard promise(ref, at: place) else { break }
        return citation
      case .batch: return try keepsIDs && standing(Ref(Batch.kind, citation.id), act) != nil ? citation : nil
      case .edit: return keepsIDs ? citation : nil
      }
    }
    let parts = text.split(separator: " ", maxSplits: 1)
    guard let first = parts.first, first.hasPrefix("@") else {
      throw Refusal(
        .importLinkAbsent, at: place,
        ["value": text, "kind": Publication.label.zh, "kind.en": Publication.label.en.lowercased()])
    }
    let ref = try cited(String(first.dropFirst()), at: place, in: act)
    return Citation(.publication, ref.id, parts.count > 1 ? String(parts[1]) : nil)
  }

  /// The publication of a key, which nearly every row of a file names again.
  private mutating func cited(_ key: String, at place: String, in act: Act) throws -> Ref {
    let name = LinkMemory.name("@" + key, [Publication.kind])
    if case .existing(let ref)? = recall(name, "@" + key, at: place) { return ref }
    let ref = try byKey(key, [Publication.kind], at: place, in: act)
    remembered.keep(.existing(ref), name)
    return ref
  }

  /// Whether a record that is not there may still come, by its id.
  private mutating func promise(_ ref: Ref, at place: String) -> Bool {
    guard keepsIDs, ref.id.isID else { return false }
    if promised.updateValue(place, forKey: ref) == nil { promisedByRow.append(ref) }
    return true
  }

  /// The record at an address, or the one that it was merged into: named so, unless `followsMerges` is off.
  private func standing(_ ref: Ref, _ act: Act) throws -> Ref? {
    guard ref.id.isID, let type = Entities.type(ref.kind) else { return nil }
    let current = try Redirects.current(ref, act.connection)
    return try Self.exists(type, current.id, act) ? followsMerges ? current : ref : nil
  }

  private static func exists<E: Entity>(_ type: E.Type, _ id: String, _ act: Act) throws -> Bool {
    try Table<E>.exists(id, act.connection)
  }

  private static func keySystems<E: Entity>(_ type: E.Type) -> [String] {
    E.fields.filter { $0.uses.contains(.key) }.map(\.name)
  }
}
