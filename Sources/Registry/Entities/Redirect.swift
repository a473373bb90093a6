package import Core
package import Store

/// What stays of a record that was merged into another: its address, which leads to the other for good, and everything under
/// which it was to be found. Taking the merge back removes it.
package struct Redirect: Entity {
  package static let kind = Kind("redirect")
  package static let label = Label("合并去向", "Redirect")

  package let id: ID<Redirect>
  package var record = Record()
  /// `organisation/7k2m9q4x1c3d`. A string and no reference: the record is gone.
  package var former: String?
  /// Never itself a former address: when it is merged on, this is pointed to where it went.
  package var into: Ref?
  package var name = Text.empty
  /// Lookup keys under which the record was found, and those that the other one lost, as `Remembered` spells them.
  package var keys: String?
  package var at: String?
  /// The journal's sequence at which the merge began; the entry that made this record is its last. Nil where the merge was
  /// done in another store, whose journal stayed there: it cannot be taken back here.
  package var first: Int?

  package init(id: ID<Redirect>) { self.id = id }

  package var title: Text { name }
  package var owners: [String] { into.map { $0.kind == Organisation.kind ? [$0.id] : [] } ?? [] }

  package static let fields: [Field<Redirect>] = [
    Field("former", "原编号", "Former address", .string, \.former, [.required]),
    Field("into", "并入", "Merged into", .ref([]), \.into, [.required]),
    Field("name", "原名称", "Former name", .text, \.name, [.personal]),
    Field("keys", "原检索键", "Former lookup keys", .string, \.keys, [.personal]),
    Field("at", "时间", "Time", .string, \.at),
    Field("first", "日志起点", "First journal entry", .integer, \.first, [.local]),
  ]

  package static let migration = Migration(
    "060-redirect",
    [
      """
      CREATE TABLE "redirect" (
        id TEXT PRIMARY KEY NOT NULL,
        visibility TEXT NOT NULL CHECK (visibility IN ('everyone', 'members', 'parties', 'owner')),
        key TEXT UNIQUE,
        source TEXT,
        sources TEXT NOT NULL,
        "former" TEXT NOT NULL,
        "into" TEXT NOT NULL,
        "name" TEXT,
        "keys" TEXT,
        "at" TEXT,
        "first" BIGINT)
      """,
      "CREATE INDEX redirect_former ON redirect (\"former\")",
      "CREATE INDEX redirect_into ON redirect (\"into\")",
    ])
}
