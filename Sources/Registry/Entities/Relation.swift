package import Core
package import Store

/// A typed edge between two records.
package struct Relation: Entity {
  package static let kind = Kind("relation")
  package static let label = Label("关系", "Relation")

  package let id: ID<Relation>
  package var record = Record()
  package var from: Ref?
  package var type: String?
  package var to: Ref?
  package var period: Period?
  package var about = Text.empty

  package init(id: ID<Relation>) { self.id = id }

  package var title: Text { Text(Vocabulary.relationTypes.label(type ?? "")) }

  package static let fields: [Field<Relation>] = [
    Field("from", "自", "From", .ref([]), \.from, [.required, .identifying], headers: ["主体"]),
    Field("type", "关系", "Type", .word(.relationTypes), \.type, [.required, .faceted, .identifying]),
    Field("to", "至", "To", .ref([]), \.to, [.required, .identifying], headers: ["客体"]),
    Field("period", "时间", "When", .period, \.period, [.identifying]),
    Field("about", "说明", "About", .text, \.about, [], headers: ["备注"]),
  ]

  package static let migration = Migration(
    "015-relation",
    [
      """
      CREATE TABLE "relation" (
        id TEXT PRIMARY KEY NOT NULL,
        visibility TEXT NOT NULL CHECK (visibility IN ('everyone', 'members', 'parties', 'owner')),
        key TEXT UNIQUE,
        source TEXT,
        sources TEXT NOT NULL,
        "from" TEXT NOT NULL,
        "type" TEXT NOT NULL,
        "to" TEXT NOT NULL,
        "period" TEXT,
        "about" TEXT)
      """
    ])
}
