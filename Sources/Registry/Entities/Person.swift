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
  package var roles: [String] = []
  package var expertise = Text.empty
  package var fields: [String] = []
  package var specialties: [String] = []
  package var region: [Code] = []
  /// How many reviews at a time, and how many now.
  package var capacity: Int?
  package var load: Int?
  /// When they last declared their interests: what a declaration does not name, they said that they do not have.
  package var declared: Day?
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
    Field("roles", "角色", "Roles", .words(.personRoles), \.roles, [.faceted, .searched], headers: ["人员类型"]),
    Field("expertise", "专长", "Expertise", .text, \.expertise, [.searched], headers: ["研究方向", "专业", "skills"]),
    Field(
      "fields", "领域", "Fields", .words(.deviceFields), \.fields, [.searched, .faceted],
      headers: ["产品领域", "领域方向", "device fields"]),
    Field(
      "specialties", "临床专业", "Clinical specialties", .words(.specialties), \.specialties, [.searched, .faceted],
      headers: ["specialty"]),
    Field(
      "region", "地区", "Region", .codes(["cn", "iso"]), \.region, [.faceted],
      headers: ["省", "省份", "省市", "province", "所在地", "国家", "country", "市", "city"]),
    Field(
      "capacity", "可承接评审数", "Capacity for reviews", .integer, \.capacity, [], headers: ["评审容量", "capacity"],
      fault: NegativeAmount.fault),
    Field(
      "load", "在审数", "Reviews under way", .integer, \.load, [], headers: ["在办评审", "load"], fault: NegativeAmount.fault),
    Field(
      "declared", "利益声明日期", "Interests declared on", .day, \.declared, [.personal],
      headers: ["利益冲突声明日期", "declared"]),
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
        "roles" TEXT,
        "expertise" TEXT,
        "fields" TEXT,
        "specialties" TEXT,
        "region" TEXT,
        "capacity" BIGINT,
        "load" BIGINT,
        "declared" TEXT,
        "about" TEXT)
      """
    ])
}
