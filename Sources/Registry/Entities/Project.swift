package import Core
package import Store

/// Work under way towards a product or a result.
package struct Project: Entity {
  package static let kind = Kind("project")
  package static let label = Label("项目", "Project")

  package let id: ID<Project>
  package var record = Record()
  package var name = Text.empty
  package var lead: ID<Organisation>?
  package var fields: [String] = []
  package var categories: [Code] = []
  package var stage: String?
  package var seeks: [String] = []
  package var region: [Code] = []
  package var about = Text.empty
  /// How the source supports it, and what the source leaves out: for the reader, never for matching.
  package var basis = Text.empty

  package init(id: ID<Project>) { self.id = id }

  package var title: Text { name }
  package var owners: [String] { lead.map { [$0.rawValue] } ?? [] }

  package static let fields: [Field<Project>] = [
    Field(
      "name", "名称", "Name", .text, \.name, [.required, .name, .searched, .identifying],
      headers: ["项目名称", "project name", "project title"]),
    Field(
      "lead", "牵头单位", "Lead", .ref([Organisation.kind]), \.lead, [.identifying, .searched],
      headers: ["承担单位", "申报单位", "lead organisation"]),
    Field(
      "fields", "领域", "Fields", .words(.deviceFields), \.fields, [.searched, .faceted],
      headers: ["产品领域", "领域方向", "device fields"]),
    Field(
      "categories", "分类", "Categories", .codes(["nmpa", "fda", "emdn"]), \.categories, [.faceted],
      headers: ["分类编码", "管理类别代码", "product code", "primary product code", "category"]),
    Field("stage", "阶段", "Stage", .word(.stages), \.stage, [.faceted], headers: ["项目阶段", "project stage"]),
    Field("seeks", "寻求", "Seeks", .words(.markets), \.seeks, [.faceted], headers: ["对接需求", "looking for"]),
    Field(
      "region", "地区", "Region", .codes(["cn", "iso"]), \.region, [.faceted],
      headers: ["省", "省份", "省市", "province", "所在地", "国家", "country", "市", "city"]),
    Field("about", "说明", "About", .text, \.about, [.searched], headers: ["简介", "备注", "描述", "description", "remarks"]),
    Field("basis", "依据", "Basis", .text, \.basis, [], headers: ["编者按"]),
  ]

  package static let migration = Migration(
    "007-project",
    [
      """
      CREATE TABLE "project" (
        id TEXT PRIMARY KEY NOT NULL,
        visibility TEXT NOT NULL CHECK (visibility IN ('everyone', 'members', 'parties', 'owner')),
        key TEXT UNIQUE,
        source TEXT,
        sources TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "lead" TEXT REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
        "fields" TEXT,
        "categories" TEXT,
        "stage" TEXT,
        "seeks" TEXT,
        "region" TEXT,
        "about" TEXT,
        "basis" TEXT)
      """
    ])
}
