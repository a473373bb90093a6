package import Core
package import Store

/// An installed code system: where it is from, under which licence, with which checksum.
package struct ReferenceSet: Entity {
  package static let kind = Kind("reference-set")
  package static let label = Label("参考集", "Reference set")

  package let id: ID<ReferenceSet>
  package var record = Record()
  package var name: String?
  package var system: String?
  package var licence: String?
  package var origin: String?
  package var checksum: String?
  package var rows: Int?

  package init(id: ID<ReferenceSet>) { self.id = id }

  package var title: Text { Text(name ?? "") }

  package static let fields: [Field<ReferenceSet>] = [
    Field("name", "名称", "Name", .string, \.name, [.required, .key]),
    Field("system", "编码体系", "Code system", .string, \.system),
    Field("licence", "许可", "Licence", .string, \.licence),
    Field("origin", "来源", "Origin", .string, \.origin),
    Field("checksum", "校验和", "Checksum", .string, \.checksum),
    Field("rows", "条数", "Rows", .integer, \.rows),
  ]

  package static let migration = Migration(
    "019-reference-set",
    [
      """
      CREATE TABLE "reference_set" (
        id TEXT PRIMARY KEY NOT NULL,
        visibility TEXT NOT NULL CHECK (visibility IN ('everyone', 'members', 'parties', 'owner')),
        key TEXT UNIQUE,
        source TEXT,
        sources TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "system" TEXT,
        "licence" TEXT,
        "origin" TEXT,
        "checksum" TEXT,
        "rows" BIGINT)
      """
    ])
}
