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
  /// What a review, a trial or a service is about: a product, a project, a case.
  package var subject: Ref?
  package var stage: String?
  package var region: [Code] = []
  package var neededBy: Day?
  package var standard: String?
  package var quantity: Decimal?
  package var unit: String?
  package var budget: Money?
  package var component: ID<Component>?
  package var sought: Money?
  package var round: String?
  package var specialties: [String] = []
  package var deviceClass: String?
  package var services: [String] = []
  package var area: Decimal?
  package var uses: [String] = []
  package var expertise = Text.empty
  package var degree: String?
  package var engagements: [String] = []
  package var forms: [String] = []
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
      "subject", "涉及对象", "Subject", .ref([]), \.subject, [], headers: ["评审对象", "涉及项目", "涉及产品", "concerning"]),
    Field("stage", "阶段", "Stage", .word(.stages), \.stage, [.faceted], headers: ["项目阶段", "产品阶段", "project stage"]),
    Field(
      "region", "地区", "Region", .codes(["cn", "iso"]), \.region, [.faceted],
      headers: ["省", "省份", "省市", "province", "所在地", "国家", "country", "市", "city"]),
    Field("needed_by", "需要日期", "Needed by", .day, \.neededBy, [], headers: ["截止日期", "截止时间", "交付日期", "deadline"]),
    // Procurement and supply.
    Field(
      "standard", "标准", "Standard", .string, \.standard, [.searched, .identifying],
      headers: ["执行标准", "标准要求", "物资标准"]),
    Field(
      "quantity", "数量", "Quantity", .decimal, \.quantity, [], headers: ["需求数量", "qty", "amount"],
      fault: NegativeAmount.fault),
    Field("unit", "单位", "Unit", .string, \.unit, [], headers: ["计量单位"]),
    Field("budget", "预算", "Budget", .money, \.budget, [], headers: ["预算金额"], fault: NegativeAmount.fault),
    Field("component", "产业链环节", "Component", .ref([Component.kind]), \.component, [], headers: ["链环", "所需部件"]),
    // Finance.
    Field(
      "sought", "融资金额", "Amount sought", .money, \.sought, [], headers: ["拟融资金额", "融资需求金额", "funding sought"],
      fault: NegativeAmount.fault),
    Field("round", "融资轮次", "Round", .word(.rounds), \.round, [.faceted], headers: ["轮次", "funding round"]),
    // Trials.
    Field(
      "specialties", "临床专业", "Clinical specialties", .words(.specialties), \.specialties, [.searched, .faceted],
      headers: ["试验专业", "所需专业科室", "specialty"]),
    Field(
      "class", "管理类别", "Device class", .word(.deviceClasses), \.deviceClass, [.faceted], headers: ["器械类别", "class"]),
    // Services.
    Field(
      "services", "所需服务", "Services", .words(.serviceTypes), \.services, [.searched, .faceted],
      headers: ["服务类型", "services wanted"]),
    // Space.
    Field(
      "area", "场地面积（平方米）", "Space (m²)", .decimal, \.area, [], headers: ["所需面积", "面积（平方米）", "area m2", "area"],
      fault: NegativeAmount.fault),
    Field(
      "uses", "场地用途", "Uses of space", .words(.landUses), \.uses, [.searched, .faceted], headers: ["空间用途", "land use"]),
    // Talent and experts.
    Field("expertise", "所需专长", "Expertise", .text, \.expertise, [.searched], headers: ["专业要求", "岗位要求", "skills"]),
    Field("degree", "最低学历", "Least degree", .word(.degrees), \.degree, [.faceted], headers: ["学历", "学历要求", "degree"]),
    Field(
      "engagements", "用人方式", "Engagement", .words(.engagements), \.engagements, [.faceted],
      headers: ["聘用方式", "engagement type"]),
    // Cooperation.
    Field(
      "forms", "合作方式", "Forms of cooperation", .words(.cooperationForms), \.forms, [.searched, .faceted],
      headers: ["合作形式", "cooperation"]),
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
        "subject" TEXT,
        "stage" TEXT,
        "region" TEXT,
        "needed_by" TEXT,
        "standard" TEXT,
        "quantity" TEXT,
        "unit" TEXT,
        "budget" TEXT,
        "component" TEXT REFERENCES "component" (id) DEFERRABLE INITIALLY DEFERRED,
        "sought" TEXT,
        "round" TEXT,
        "specialties" TEXT,
        "class" TEXT,
        "services" TEXT,
        "area" TEXT,
        "uses" TEXT,
        "expertise" TEXT,
        "degree" TEXT,
        "engagements" TEXT,
        "forms" TEXT,
        "status" TEXT)
      """
    ])
}
