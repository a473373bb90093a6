import Core
import Store

/// Who refers to a record, by which of their fields: asked of the tables, for acts that may not rest on a picture in memory.
enum References {
  struct Link: Hashable {
    let from: Ref
    let field: String
  }

  static func to(_ ref: Ref, _ connection: any Connection) throws -> [Link] {
    try Entities.all.flatMap { try links($0, to: ref, connection) }
  }

  /// The first referrer of whom `isMeant` says so.
  static func first(to ref: Ref, _ connection: any Connection, where isMeant: (Ref) -> Bool) throws -> Ref? {
    for type in Entities.all {
      if let found = try links(type, to: ref, connection).first(where: { isMeant($0.from) }) { return found.from }
      if let found = try citing(type, ref, connection).first(where: isMeant) { return found }
    }
    return nil
  }

  /// Records that cite a publication: who names a source rests on it as much as who points at it.
  private static func citing<E: Entity>(_ type: E.Type, _ ref: Ref, _ connection: any Connection) throws -> [Ref] {
    guard ref.kind == Publication.kind else { return [] }
    let cited = "%\(ref)%"
    return try connection.rows(
      """
      SELECT id FROM \(name: E.kind.tableName) WHERE (source LIKE \(cited) OR sources LIKE \(cited)) AND id <> \(ref.id)
        ORDER BY id
      """
    ).compactMap { $0.string(0).map { Ref(E.kind, $0) } }
  }

  private static func links<E: Entity>(_ type: E.Type, to ref: Ref, _ connection: any Connection) throws -> [Link] {
    try E.fields.flatMap { field -> [Link] in
      guard case .ref(let kinds) = field.type, kinds.isEmpty || kinds.contains(ref.kind) else { return [] }
      let value = field.type.column(.ref(ref))
      return try connection.rows(
        "SELECT id FROM \(name: E.kind.tableName) WHERE \(name: field.name) = \(value) ORDER BY id"
      )
      .compactMap { $0.string(0).map { Link(from: Ref(E.kind, $0), field: field.name) } }
    }
  }
}
