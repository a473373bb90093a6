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

  /// Ids of the records of `kind` that answer to `key`, in order: by their own names and by those of what was merged into them.
  package static func find(_ kind: Kind, _ key: Key, _ connection: any Connection) throws -> [String] {
    let merged = Remembered.system(kind, key.system)
    let found = try connection.rows(
      select.with(
        [kind.rawValue, key.system, key.value, Redirect.kind.rawValue, merged, key.value].map { SQLValue.text($0) })
    ).compactMap { $0.string(0) }
    // The second half spells kind and id.
    return Set(found.map { Ref($0)?.id ?? $0 }).sorted()
  }

  // Spelled once: they run several times for every row of a file.
  private static let select: SQL =
    """
    SELECT entity FROM lookup WHERE kind = \("") AND system = \("") AND value = \("")
    UNION ALL SELECT r."into" FROM lookup l JOIN redirect r ON r.id = l.entity
      WHERE l.kind = \("") AND l.system = \("") AND l.value = \("")
    """
  private static let delete: SQL =
    "DELETE FROM lookup WHERE kind = \("") AND system = \("") AND value = \("") AND entity = \("")"
  private static let inserts = (0...8).map { insert($0) }

  /// Of so many keys at once.
  private static func insert(_ count: Int) -> SQL {
    var sql: SQL = "INSERT INTO lookup (kind, system, value, entity) VALUES "
    for index in 0..<count { sql = sql + (index > 0 ? ", " : "") + "(\(""), \(""), \(""), \(""))" }
    return sql
  }

  /// Everything under which `entity` is to be found.
  package static func keys<E: Entity>(of entity: E) -> Set<Key> { keys(of: FieldValues(entity)) }

  static func keys<E: Entity>(of values: FieldValues<E>) -> Set<Key> {
    if let redirect = values.entity as? Redirect { return Remembered.keys(of: redirect) }
    var keys: Set<Key> = []
    if let key = values.entity.record.key { keys.insert(Key("key", key)) }
    // A name that identifies is folded once.
    var first: [Int: String] = [:]
    for (index, field) in E.fields.enumerated() {
      guard let value = values.values[index] else { continue }
      if field.uses.contains(.key) { keys.insert(Key(field.name, NameKey.of(value.canonical))) }
      if field.uses.contains(.name) {
        for name in value.spellings {
          let folded = NameKey.of(name)
          if first[index] == nil { first[index] = folded }
          keys.insert(Key("name", folded))
        }
      }
    }
    if let identity = identity(of: values.values, folded: first, E.self) { keys.insert(identity) }
    return keys.filter { !$0.value.isEmpty }
  }

  /// The same without `identity`, which only tells rows of a file apart.
  static func names(_ key: String?, _ values: [Value?], _ kind: ProfileFields) -> [Key] {
    var keys = key.map { [Key("key", $0)] } ?? []
    for (field, value) in zip(kind.all, values) {
      guard let value else { continue }
      if field.uses.contains(.key) { keys.append(Key(field.name, NameKey.of(value.canonical))) }
      if field.uses.contains(.name) { keys += value.spellings.map { Key("name", NameKey.of($0)) } }
    }
    return keys.filter { !$0.value.isEmpty }
  }

  /// One string out of the identifying fields, for rows that carry no key of their own.
  package static func identity<E: Entity>(of entity: E) -> Key? {
    identity(of: E.fields.map { $0.uses.contains(.identifying) ? $0.get(entity) : nil }, folded: [:], E.self)
  }

  private static func identity<E: Entity>(of values: [Value?], folded: [Int: String], _ type: E.Type) -> Key? {
    var parts: [String] = []
    for (index, field) in E.fields.enumerated() where field.uses.contains(.identifying) {
      parts.append(folded[index] ?? values[index].map { NameKey.of($0.spellings.first ?? $0.canonical) } ?? "")
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

  static func renew<E: Entity>(_ old: FieldValues<E>?, _ new: FieldValues<E>?, _ connection: any Connection) throws {
    let before = old.map { keys(of: $0) } ?? []
    let after = new.map { keys(of: $0) } ?? []
    guard let id = (new ?? old)?.entity.id else { return }
    let added = after.subtracting(before).sorted()
    for key in added { try requireFree(key, for: new?.entity, connection) }
    for key in before.subtracting(after).sorted() {
      try connection.post(
        delete.with([.text(E.kind.rawValue), .text(key.system), .text(key.value), .text(id.rawValue)]))
    }
    guard !added.isEmpty else { return }
    let insert = added.count < inserts.count ? inserts[added.count] : insert(added.count)
    try connection.post(
      insert.with(added.flatMap { [.text(E.kind.rawValue), .text($0.system), .text($0.value), .text(id.rawValue)] }))
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
