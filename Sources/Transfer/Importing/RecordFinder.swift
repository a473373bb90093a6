import Core
import Registry
import Store

/// Finds the record that a row describes, when the store has it already.
enum RecordFinder {
  /// By id, by the file's key, by a field that is a key, then by the identifying fields together.
  /// With `keepsIDs` an id that the store does not know is that of a new record.
  static func find<E: Entity>(
    _ draft: Draft<E>, source: Citation, rowPlace: String, keepsIDs: Bool = false, in act: Act
  ) throws -> E? {
    let connection = act.connection
    if let given = draft.id {
      let id = try Redirects.current(Ref(E.kind, given), connection).id
      let found = try Table<E>.fetch(id, connection)
      guard found != nil || keepsIDs else { throw Refusal(.importIDAbsent, at: rowPlace, ["value": given]) }
      if let key = draft.key, let other = try Lookup.find(E.kind, .init("key", key), connection).first, other != id {
        throw Refusal(.importKeysDisagree, at: rowPlace, ["records": [id, other].sorted().joined(separator: ", ")])
      }
      if let found { return found }
      guard id.isID else { throw Refusal(.importIDInvalid, at: rowPlace, ["value": id]) }
      return nil
    }
    if let key = draft.key, let id = try Lookup.find(E.kind, .init("key", key), connection).first {
      return try Table<E>.fetch(id, connection)
    }
    let sample = draft.entity(ID(""), source: source)
    let exact = E.fields.filter { $0.uses.contains(.key) }.map(\.name)
    var found: Set<String> = []
    for name in exact {
      guard let value = draft.values[name]?.value else { continue }
      found.formUnion(try Lookup.find(E.kind, .init(name, NameKey.of(value.canonical)), connection))
    }
    if found.count > 1 {
      throw Refusal(.importKeysDisagree, at: rowPlace, ["records": found.sorted().joined(separator: ", ")])
    }
    if let id = found.first { return try Table<E>.fetch(id, connection) }
    // A key that is new names a new record, whatever else is alike.
    if draft.key != nil { return nil }
    if try isUnheardOf(sample, connection) { return nil }
    // A record that has another value for an exact key is another record, however alike the names are.
    if let identity = Lookup.identity(of: sample),
      let record = try likest(Lookup.find(E.kind, identity, connection), draft, in: act), !differs(record, draft, exact)
    {
      return record
    }
    return try completing(sample, draft, exact, at: rowPlace, in: act)
  }

  /// Whether no record has the name by which this one is identified: then none has its identity either, and one look
  /// tells what would take two. Most rows of a new file are of that sort.
  private static func isUnheardOf<E: Entity>(_ sample: E, _ connection: any Connection) throws -> Bool {
    guard let field = E.fields.first(where: { $0.uses.contains(.name) && $0.uses.contains(.identifying) }),
      case .text(let name)? = field.get(sample), let first = name.all.first?.1
    else { return false }
    let key = NameKey.of(first)
    return try !key.isEmpty && Lookup.find(E.kind, .init("name", key), connection).isEmpty
  }

  /// The first of the records that says all that the row says, else the first of them.
  ///
  /// Two products of two makers may come to share all that identifies them, when the makers turn out to be one.
  private static func likest<E: Entity>(_ ids: [String], _ draft: Draft<E>, in act: Act) throws -> E? {
    guard ids.count > 1 else { return try ids.first.flatMap { try Table<E>.fetch($0, act.connection) } }
    let records = try ids.compactMap { try Table<E>.fetch($0, act.connection) }
    return records.first { record in
      E.fields.allSatisfy { field in draft.values[field.name].map { $0.value == field.get(record) } ?? true }
    } ?? records.first
  }

  /// A provisional organisation that a row now tells more about: same name, and no region yet that speaks against it.
  private static func completing<E: Entity>(
    _ sample: E, _ draft: Draft<E>, _ exact: [String], at place: String, in act: Act
  ) throws -> E? {
    guard let organisation = sample as? Organisation, let name = organisation.name.all.first?.1 else { return nil }
    let ids = try Lookup.find(E.kind, .init("name", NameKey.of(name)), act.connection)
    let records = try ids.compactMap { try Table<Organisation>.fetch($0, act.connection) }.filter { organisation in
      (organisation as? E).map { !differs($0, draft, exact) } ?? false
    }
    if organisation.region.isEmpty {
      // Nothing but the name: it is the one of that name, if there is only one.
      guard records.count < 2 else {
        throw Refusal(
          .importLinkAmbiguous, at: place,
          ["value": name, "kind": E.kind.rawValue, "candidates": ids.joined(separator: ", ")])
      }
      return records.first as? E
    }
    let unplaced = records.filter { $0.region.isEmpty }
    return unplaced.count == 1 ? unplaced[0] as? E : nil
  }

  private static func differs<E: Entity>(_ record: E, _ draft: Draft<E>, _ exact: [String]) -> Bool {
    E.fields.contains { field in
      guard exact.contains(field.name), let old = field.get(record), let new = draft.values[field.name]?.value else {
        return false
      }
      return NameKey.of(old.canonical) != NameKey.of(new.canonical)
    }
  }
}
