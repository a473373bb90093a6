package import Core
package import Foundation
package import Store

/// What somebody asks for, in one market.
package struct Need: Entity {
  package static let kind = Kind("need")
  package static let label = Label("需求", "Need")

  package let id: ID<Need>
  package var record = Record()
  package var name = Text.empty
  package var market: String?
  package var requester: ID<Organisation>?
  package var requesterName: String?
  package var about = Text.empty
  /// How the source supports it, and what the source leaves out: for the reader, never for matching.
  package var basis = Text.empty
  package var categories: [Code] = []
  package var fields: [String] = []
  package var region: [Code] = []
  package var standard: String?
  package var quantity: Decimal?
  package var unit: String?
  package var budget: Money?
  package var neededBy: Day?
  package var component: ID<Component>?
  package var status: String?

  package init(id: ID<Need>) { self.id = id }

  package var title: Text { name }
  package var owners: [String] { requester.map { [$0.rawValue] } ?? [] }

  package static let fields: [Field<Need>] = [
    Field(
      "name", "名称", "Name", .text, \.name, [.required, .name, .searched, .identifying],
      headers: ["需求名称", "需求", "物资", "物品", "物资名称", "设备名称", "题目", "item", "need", "title"]),
    Field("market", "市场", "Market", .word(.markets), \.market, [.faceted, .identifying], headers: ["需求类型", "对接类型"]),
    Field(
      "requester", "提出单位", "Requester", .ref([Organisation.kind]), \.requester, [.searched],
      headers: ["需求单位", "需求方", "提出机构", "医院", "医院名称", "hospital", "requested by"]),
    Field("requester_name", "提出单位（原文）", "Requester as written", .string, \.requesterName, [.identifying]),
    Field("about", "说明", "About", .text, \.about, [.searched], headers: ["简介", "备注", "描述", "description", "remarks"]),
    Field("basis", "依据", "Basis", .text, \.basis, [], headers: ["编者按"]),
    Field(
      "categories", "分类", "Categories", .codes(["nmpa", "fda", "emdn"]), \.categories, [.faceted],
      headers: ["分类编码", "管理类别代码", "product code", "primary product code", "category"]),
    Field(
      "fields", "领域", "Fields", .words(.deviceFields), \.fields, [.searched, .faceted],
      headers: ["产品领域", "领域方向", "device fields"]),
    Field(
      "region", "地区", "Region", .codes(["cn", "iso"]), \.region, [.faceted],
      headers: ["省", "省份", "省市", "province", "所在地", "国家", "country", "市", "city"]),
    Field(
      "standard", "标准", "Standard", .string, \.standard, [.searched, .identifying],
      headers: ["执行标准", "标准要求", "物资标准"]),
    Field("quantity", "数量", "Quantity", .decimal, \.quantity, [], headers: ["需求数量", "qty", "amount"]),
    Field("unit", "单位", "Unit", .string, \.unit, [], headers: ["计量单位"]),
    Field("budget", "预算", "Budget", .money, \.budget, [], headers: ["预算金额", "预算（元）"]),
    Field("needed_by", "需要日期", "Needed by", .day, \.neededBy, [], headers: ["截止日期", "交付日期", "deadline"]),
    Field("component", "链环", "Component", .ref([Component.kind]), \.component, [], headers: ["所需部件"]),
    Field("status", "状态", "Status", .word(.statuses), \.status, [.faceted]),
  ]

  package static let migration = Migration(
    "008-need",
    [
      """
      CREATE TABLE "need" (
        id TEXT PRIMARY KEY NOT NULL,
        visibility TEXT NOT NULL CHECK (visibility IN ('everyone', 'members', 'parties', 'owner')),
        key TEXT UNIQUE,
        source TEXT,
        sources TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "market" TEXT,
        "requester" TEXT REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
        "requester_name" TEXT,
        "about" TEXT,
        "basis" TEXT,
        "categories" TEXT,
        "fields" TEXT,
        "region" TEXT,
        "standard" TEXT,
        "quantity" TEXT,
        "unit" TEXT,
        "budget" TEXT,
        "needed_by" TEXT,
        "component" TEXT REFERENCES "component" (id) DEFERRABLE INITIALLY DEFERRED,
        "status" TEXT)
      """
    ])
}
