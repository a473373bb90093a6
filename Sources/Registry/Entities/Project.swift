package import Core
package import Foundation
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
  package var sought: Money?
  package var round: String?
  package var specialties: [String] = []
  package var deviceClass: String?
  package var services: [String] = []
  package var area: Decimal?
  package var uses: [String] = []
  package var forms: [String] = []
  /// Whether it still seeks; what came by import and says nothing does.
  package var status: String?
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
    // What it seeks, market by market.
    Field(
      "sought", "融资金额", "Amount sought", .money, \.sought, [], headers: ["拟融资金额", "融资需求金额", "funding sought"],
      fault: NegativeAmount.fault),
    Field("round", "融资轮次", "Round", .word(.rounds), \.round, [.faceted], headers: ["轮次", "funding round"]),
    Field(
      "specialties", "临床专业", "Clinical specialties", .words(.specialties), \.specialties, [.searched, .faceted],
      headers: ["试验专业", "specialty"]),
    Field(
      "class", "管理类别", "Device class", .word(.deviceClasses), \.deviceClass, [.faceted], headers: ["器械类别", "class"]),
    Field(
      "services", "所需服务", "Services", .words(.serviceTypes), \.services, [.searched, .faceted],
      headers: ["services wanted"]),
    Field(
      "area", "场地面积（平方米）", "Space (m²)", .decimal, \.area, [], headers: ["所需面积", "area m2"], fault: NegativeAmount.fault
    ),
    Field(
      "uses", "场地用途", "Uses of space", .words(.landUses), \.uses, [.searched, .faceted], headers: ["空间用途", "land use"]),
    Field(
      "forms", "合作方式", "Forms of cooperation", .words(.cooperationForms), \.forms, [.searched, .faceted],
      headers: ["合作形式", "cooperation"]),
    Field("about", "说明", "About", .text, \.about, [.searched], headers: ["简介", "备注", "描述", "description", "remarks"]),
    Field("basis", "依据", "Basis", .text, \.basis, [], headers: ["编者按"]),
    Field("status", "状态", "Status", .word(.statuses), \.status, [.faceted], headers: ["对接状态"]),
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
        "sought" TEXT,
        "round" TEXT,
        "specialties" TEXT,
        "class" TEXT,
        "services" TEXT,
        "area" TEXT,
        "uses" TEXT,
        "forms" TEXT,
        "about" TEXT,
        "basis" TEXT)
      """
    ])

  package static let statusMigration = Migration(
    "066-project-status", ["ALTER TABLE \"project\" ADD COLUMN \"status\" TEXT"])
}
