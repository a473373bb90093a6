package import Core
package import Store

/// An exhibition, summit, forum or a zone of one.
package struct Event: Entity {
  package static let kind = Kind("event")
  package static let label = Label("活动", "Event")

  package let id: ID<Event>
  package var record = Record()
  package var name = Text.empty
  package var type: String?
  package var period: Period?
  package var place: ID<Place>?
  package var parent: ID<Event>?
  package var theme = Text.empty
  package var about = Text.empty

  package init(id: ID<Event>) { self.id = id }

  package var title: Text { name }

  package static let fields: [Field<Event>] = [
    Field(
      "name", "名称", "Name", .text, \.name, [.required, .name, .searched, .identifying],
      headers: ["活动名称", "展会名称", "event name"]),
    Field("type", "类型", "Type", .word(.eventTypes), \.type, [.faceted]),
    Field("period", "时间", "When", .period, \.period, [.identifying], headers: ["日期", "举办时间", "date"]),
    Field("place", "地点", "Place", .ref([Place.kind]), \.place, [], headers: ["举办地点", "venue"]),
    Field("parent", "所属活动", "Part of", .ref([Event.kind]), \.parent, [], headers: ["上级活动"]),
    Field("theme", "主题", "Theme", .text, \.theme, [.searched]),
    Field("about", "说明", "About", .text, \.about, [.searched], headers: ["简介", "备注", "描述", "description", "remarks"]),
  ]

  package static let migration = Migration(
    "012-event",
    [
      """
      CREATE TABLE "event" (
        id TEXT PRIMARY KEY NOT NULL,
        visibility TEXT NOT NULL CHECK (visibility IN ('everyone', 'members', 'parties', 'owner')),
        key TEXT UNIQUE,
        source TEXT,
        sources TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "type" TEXT,
        "period" TEXT,
        "place" TEXT REFERENCES "place" (id) DEFERRABLE INITIALLY DEFERRED,
        "parent" TEXT REFERENCES "event" (id) DEFERRABLE INITIALLY DEFERRED,
        "theme" TEXT,
        "about" TEXT)
      """
    ])
}
