package import Core
package import Store

/// An article, catalogue, ranking, award or plan: also what citations point to.
package struct Publication: Entity {
  package static let kind = Kind("publication")
  package static let label = Label("文献", "Publication")

  package let id: ID<Publication>
  package var record = Record()
  package var name = Text.empty
  package var type: String?
  package var publisher: ID<Organisation>?
  package var issued: Period?
  package var edition: String?
  package var event: ID<Event>?
  package var address: String?
  package var about = Text.empty

  package init(id: ID<Publication>) { self.id = id }

  package var title: Text { name }

  /// Begins the key of the publication that a generated world cites, and of each of its records.
  package static let generatedKeyPrefix = "generated-"
  package var isGenerated: Bool { record.key?.hasPrefix(Self.generatedKeyPrefix) ?? false }

  package static let fields: [Field<Publication>] = [
    Field(
      "name", "名称", "Name", .text, \.name, [.required, .name, .searched, .identifying],
      headers: ["标题", "文献名称", "publication name"]),
    Field("type", "类型", "Type", .word(.publicationTypes), \.type, [.faceted]),
    Field("publisher", "发布单位", "Publisher", .ref([Organisation.kind]), \.publisher, [], headers: ["媒体", "发布者"]),
    Field("issued", "发布时间", "Issued", .period, \.issued, [], headers: ["发布日期", "published"]),
    Field("edition", "批次", "Edition", .string, \.edition, [.identifying], headers: ["届次"]),
    Field("event", "发布场合", "Released at", .ref([Event.kind]), \.event),
    Field("address", "网址", "Address", .link, \.address, [], headers: ["链接"]),
    Field("about", "说明", "About", .text, \.about, [.searched], headers: ["简介", "备注", "描述", "description", "remarks"]),
  ]

  package static let migration = Migration(
    "014-publication",
    [
      """
      CREATE TABLE "publication" (
        id TEXT PRIMARY KEY NOT NULL,
        visibility TEXT NOT NULL CHECK (visibility IN ('everyone', 'members', 'parties', 'owner')),
        key TEXT UNIQUE,
        source TEXT,
        sources TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "type" TEXT,
        "publisher" TEXT REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
        "issued" TEXT,
        "edition" TEXT,
        "event" TEXT REFERENCES "event" (id) DEFERRABLE INITIALLY DEFERRED,
        "address" TEXT,
        "about" TEXT)
      """
    ])
}
