package import Core
package import Store

/// Exact keys and names → records, kept beside the tables so that a name or a number finds its record at once.
///
/// It is derived: every write of a record through `Act` renews its rows, and `check` compares them.
package enum Lookup {
  package static let migration = Migration(
    "050-lookup",
    [
      """
      CREATE TABLE lookup (
        kind TEXT NOT NULL, system TEXT NOT NULL, value TEXT NOT NULL, entity TEXT NOT NULL,
        PRIMARY KEY (kind, system, value, entity))
      """,
      "CREATE INDEX lookup_entity ON lookup (kind, entity)",
    ])

  /// `key`, `name`, `identity`, or the name of a field that is a key.
  package struct Key: Hashable, Sendable, Comparable {
    package let system: String
    package let value: String
    package init(_ system: String, _ value: String) {
      self.system = system
      self.value = value.utf8.count <= Self.longest ? value : Self.shortened(value)
    }

    /// Bytes. An index of PostgreSQL has no room for more than 2,700, all columns together.
    private static let longest = 2000

    /// Its beginning, for people, and its digest, which tells it from every other.
    private static func shortened(_ value: String) -> String {
      var digest = Digest()
      digest.update(value.utf8)
      return String(String.UnicodeScalarView(value.unicodeScalars.prefix(100))) + "…" + Digest.hex(digest.finish())
    }

    package static func < (a: Key, b: Key) -> Bool { (a.system, a.value) < (b.system, b.value) }
  }

  /// Ids of the records of `kind` that answer to `key`, in order.
  package static func find(_ kind: Kind, _ key: Key, _ connection: any Connection) throws -> [String] {
    try connection.rows(
      "SELECT entity FROM lookup WHERE kind = \(kind) AND system = \(key.system) AND value = \(key.value) ORDER BY entity"
    ).compactMap { $0.string(0) }
  }

  /// Everything under which `entity` is to be found.
  package static func keys<E: Entity>(of entity: E) -> Set<Key> {
    var keys: Set<Key> = []
    if let key = entity.record.key { keys.insert(Key("key", key)) }
    for field in E.fields {
      guard let value = field.get(entity) else { continue }
      if field.uses.contains(.key) { keys.insert(Key(field.name, NameKey.of(value.canonical))) }
      if field.uses.contains(.name) {
        for name in value.spellings { keys.insert(Key("name", NameKey.of(name))) }
      }
    }
    if let identity = identity(of: entity) { keys.insert(identity) }
    return keys.filter { !$0.value.isEmpty }
  }

  /// One string out of the identifying fields, for rows that carry no key of their own.
  package static func identity<E: Entity>(of entity: E) -> Key? {
    let fields = E.fields.filter { $0.uses.contains(.identifying) }
    guard !fields.isEmpty else { return nil }
    let parts = fields.map { field in
      field.get(entity).map { value in NameKey.of(value.spellings.first ?? value.canonical) } ?? ""
    }
    guard parts.contains(where: { !$0.isEmpty }) else { return nil }
    return Key("identity", parts.joined(separator: "|"))
  }

  /// A number that tells records apart is held by one of them.
  private static func requireFree<E: Entity>(_ key: Key, for entity: E?, _ connection: any Connection) throws {
    guard let entity, let field = E.field(key.system), field.uses.contains(.key),
      let owner = try find(E.kind, key, connection).first(where: { $0 != entity.id.rawValue })
    else { return }
    throw Refusal(
      .keyTaken, at: entity.ref.description,
      [
        "field": field.label.zh, "field.en": field.label.en, "value": field.get(entity)?.canonical ?? "",
        "owner": Ref(E.kind, owner).description,
      ])
  }

  static func renew<E: Entity>(_ old: E?, _ new: E?, _ connection: any Connection) throws {
    let before = old.map(keys) ?? []
    let after = new.map(keys) ?? []
    guard let id = (new ?? old)?.id else { return }
    for key in before.subtracting(after).sorted() {
      try connection.execute(
        "DELETE FROM lookup WHERE kind = \(E.kind) AND system = \(key.system) AND value = \(key.value) AND entity = \(id)"
      )
    }
    for key in after.subtracting(before).sorted() {
      try requireFree(key, for: new, connection)
      try connection.execute(
        "INSERT INTO lookup (kind, system, value, entity) VALUES (\(E.kind), \(key.system), \(key.value), \(id))")
    }
  }
}

extension Value {
  /// The strings that a person would call it by: each language of a text, each of several names.
  var spellings: [String] {
    switch self {
    case .text(let text): text.all.map(\.1)
    case .words(let words): words
    default: [canonical]
    }
  }
}
