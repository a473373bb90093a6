package import Core
package import Store

/// Somebody whom a source names.
package struct Person: Entity {
  package static let kind = Kind("person")
  package static let label = Label("人物", "Person")

  package let id: ID<Person>
  package var record = Record()
  package var name = Text.empty
  package var position = Text.empty
  package var organisation: ID<Organisation>?
  package var expertise = Text.empty
  package var about = Text.empty

  package init(id: ID<Person>) { self.id = id }

  package var title: Text { name }
  package var owners: [String] { organisation.map { [$0.rawValue] } ?? [] }

  package static let fields: [Field<Person>] = [
    Field(
      "name", "姓名", "Name", .text, \.name, [.required, .name, .searched, .personal, .identifying],
      headers: ["人员", "专家姓名", "full name"]),
    Field("title", "职务", "Title", .text, \.position, [.searched, .personal], headers: ["职称", "头衔", "position"]),
    Field(
      "organisation", "单位", "Organisation", .ref([Organisation.kind]), \.organisation, [.identifying],
      headers: ["所在单位", "工作单位", "affiliation", "employer"]),
    Field("expertise", "专长", "Expertise", .text, \.expertise, [.searched], headers: ["研究方向", "专业", "skills"]),
    Field("about", "说明", "About", .text, \.about, [.searched, .personal], headers: ["简介", "备注"]),
  ]

  package static let migration = Migration(
    "003-person",
    [
      """
      CREATE TABLE "person" (
        id TEXT PRIMARY KEY NOT NULL,
        visibility TEXT NOT NULL CHECK (visibility IN ('everyone', 'members', 'parties', 'owner')),
        key TEXT UNIQUE,
        source TEXT,
        sources TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "title" TEXT,
        "organisation" TEXT REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
        "expertise" TEXT,
        "about" TEXT)
      """
    ])
}
