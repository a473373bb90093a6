package import Core
package import Store

/// A saved assignment of a file's columns to fields.
package struct Mapping: Entity {
  package static let kind = Kind("mapping")
  package static let label = Label("列映射", "Mapping")

  package let id: ID<Mapping>
  package var record = Record()
  package var name: String?
  package var target: String?
  package var columns: String?

  package init(id: ID<Mapping>) { self.id = id }

  package var title: Text { Text(name ?? "") }

  package static let fields: [Field<Mapping>] = [
    Field("name", "名称", "Name", .string, \.name, [.required, .key]),
    Field("target", "类别", "Kind", .string, \.target, [.required]),
    Field("columns", "列", "Columns", .string, \.columns, [.required]),
  ]

  package static let migration = Migration(
    "020-mapping",
    [
      """
      CREATE TABLE "mapping" (
        id TEXT PRIMARY KEY NOT NULL,
        visibility TEXT NOT NULL CHECK (visibility IN ('everyone', 'members', 'parties', 'owner')),
        key TEXT UNIQUE,
        source TEXT,
        sources TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "target" TEXT NOT NULL,
        "columns" TEXT NOT NULL)
      """
    ])
}
