package import Core
package import Store

/// One import, edit in bulk or example: what can be undone together.
package struct Batch: Entity {
  package static let kind = Kind("batch")
  package static let label = Label("批次", "Batch")

  package let id: ID<Batch>
  package var record = Record()
  package var file: String?
  package var target: String?
  package var checksum: String?
  package var rows: Int?
  package var at: String?
  package var state: String?

  package init(id: ID<Batch>) { self.id = id }

  package var title: Text { Text(file ?? "") }

  package static let fields: [Field<Batch>] = [
    Field("file", "文件", "File", .string, \.file, [.required]),
    Field("target", "类别", "Kind", .string, \.target),
    Field("checksum", "校验和", "Checksum", .string, \.checksum),
    Field("rows", "行数", "Rows", .integer, \.rows),
    Field("at", "时间", "Time", .string, \.at),
    Field("state", "状态", "State", .word(.batchStates), \.state),
  ]

  package static let migration = Migration(
    "018-batch",
    [
      """
      CREATE TABLE "batch" (
        id TEXT PRIMARY KEY NOT NULL,
        visibility TEXT NOT NULL CHECK (visibility IN ('everyone', 'members', 'parties', 'owner')),
        key TEXT UNIQUE,
        source TEXT,
        sources TEXT NOT NULL,
        "file" TEXT NOT NULL,
        "target" TEXT,
        "checksum" TEXT,
        "rows" BIGINT,
        "at" TEXT,
        "state" TEXT)
      """
    ])
}
