import Core
import Store

/// Who refers to a record, by which of their fields: asked of the tables, for acts that may not rest on a picture in memory.
enum References {
  struct Link: Hashable {
    let from: Ref
    let field: String
  }

  /// In order of kinds, fields and ids.
  static func to(_ ref: Ref, _ connection: any Connection) throws -> [Link] {
    let question = Question.about(ref.kind)
    let rows = try connection.rows(question.sql.with(question.columns.map { $0.type.column(.ref(ref)) }))
    return rows.compactMap { row in row.integer(0).flatMap { place in row.string(1).map { (place, $0) } } }
      .sorted { $0 < $1 }
      .map { Link(from: Ref(question.columns[$0.0].kind, $0.1), field: question.columns[$0.0].field) }
  }

  /// The first referrer of whom `isMeant` says so.
  static func first(to ref: Ref, _ connection: any Connection, where isMeant: (Ref) -> Bool) throws -> Ref? {
    if let found = try to(ref, connection).first(where: { isMeant($0.from) }) { return found.from }
    guard ref.kind == Publication.kind else { return nil }
    for type in Entities.all {
      if let found = try citing(type, ref, connection).first(where: isMeant) { return found }
    }
    return nil
  }

  /// One statement that looks into every column which may name a record of a kind, spelled once: an undo asks it of each
  /// record that it takes away, and a database that is another machine answers each statement after a way there and back.
  private struct Question {
    struct Column {
      let kind: Kind
      let field: String
      let type: FieldType
    }

    let columns: [Column]
    let sql: SQL

    private static let spelled = Dictionary(
      uniqueKeysWithValues: Entities.all.map { ($0.kind, Question(about: $0.kind)) })

    static func about(_ kind: Kind) -> Question { spelled[kind] ?? Question(about: kind) }

    private init(about target: Kind) {
      columns = Entities.all.flatMap { Self.columns($0, target) }
      let parts = columns.enumerated().map { place, column in
        SQL(stringLiteral: "SELECT CAST(\(place) AS BIGINT), id FROM ")
          + "\(name: column.kind.tableName) WHERE \(name: column.field) = \(SQLValue.null)"
      }
      sql = parts.dropFirst().reduce(parts.first ?? "SELECT 0, '' WHERE 1 = 0") { $0 + " UNION ALL " + $1 }
    }

    private static func columns<E: Entity>(_ type: E.Type, _ target: Kind) -> [Column] {
      E.fields.compactMap { field in
        guard case .ref(let kinds) = field.type, kinds.isEmpty || kinds.contains(target) else { return nil }
        return Column(kind: E.kind, field: field.name, type: field.type)
      }
    }
  }

  /// Records that cite a publication: who names a source rests on it as much as who points at it.
  private static func citing<E: Entity>(_ type: E.Type, _ ref: Ref, _ connection: any Connection) throws -> [Ref] {
    let cited = "%\(ref)%"
    return try connection.rows(
      """
      SELECT id FROM \(name: E.kind.tableName) WHERE (source LIKE \(cited) OR sources LIKE \(cited)) AND id <> \(ref.id)
        ORDER BY id
      """
    ).compactMap { $0.string(0).map { Ref(E.kind, $0) } }
  }
}
