package import Core
package import Foundation
package import Store

/// What somebody can give, in one market.
package struct Offer: Entity {
  package static let kind = Kind("offer")
  package static let label = Label("供给", "Offer")

  package let id: ID<Offer>
  package var record = Record()
  package var name = Text.empty
  package var market: String?
  package var provider: ID<Organisation>?
  package var product: ID<Product>?
  package var component: ID<Component>?
  package var person: ID<Person>?
  package var place: ID<Place>?
  package var about = Text.empty
  /// How the source supports it, and what the source leaves out: for the reader, never for matching.
  package var basis = Text.empty
  package var categories: [Code] = []
  package var fields: [String] = []
  /// Where it is to be had; of a mandate, where it invests; of a person, where they would work.
  package var region: [Code] = []
  package var serves: [String] = []
  package var stages: [String] = []
  /// How many at a time, and how many now: tests, trials, orders.
  package var capacity: Int?
  package var load: Int?
  package var availableFrom: Day?
  package var validUntil: Day?
  package var ticketMin: Money?
  package var ticketMax: Money?
  package var rounds: [String] = []
  package var specialties: [String] = []
  package var filing: String?
  package var services: [String] = []
  package var areaMin: Decimal?
  package var areaMax: Decimal?
  package var uses: [String] = []
  package var expertise = Text.empty
  package var degree: String?
  package var engagements: [String] = []
  package var forms: [String] = []
  package var status: String?

  package init(id: ID<Offer>) { self.id = id }

  package var title: Text { name }
  package var owners: [String] { provider.map { [$0.rawValue] } ?? [] }

  package static let fields: [Field<Offer>] = [
    Field(
      "name", "名称", "Name", .text, \.name, [.required, .name, .searched, .identifying],
      headers: ["供给名称", "服务名称", "成果名称", "offer", "service"]),
    Field("market", "市场", "Market", .word(.markets), \.market, [.faceted], headers: ["供给类型"]),
    Field(
      "provider", "提供单位", "Provider", .ref([Organisation.kind]), \.provider, [.identifying, .searched],
      headers: ["供应商", "供应单位", "服务机构", "supplier"]),
    Field("product", "产品", "Product", .ref([Product.kind]), \.product),
    Field("component", "产业链环节", "Component", .ref([Component.kind]), \.component, [], headers: ["链环", "部件"]),
    Field("person", "人才", "Person", .ref([Person.kind]), \.person, [], headers: ["人员"]),
    Field("place", "场地", "Place", .ref([Place.kind]), \.place, [], headers: ["所在园区"]),
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
    Field("serves", "服务对象", "Serves", .words(.organisationRoles), \.serves, [.faceted], headers: ["面向对象", "for whom"]),
    Field(
      "stages", "适用阶段", "Stages", .words(.stages), \.stages, [.faceted], headers: ["投资阶段", "服务阶段", "stages served"]),
    Field(
      "capacity", "容量", "Capacity", .integer, \.capacity, [], headers: ["承接能力", "可承接数"], fault: NegativeAmount.fault),
    Field(
      "load", "在承接", "Load", .integer, \.load, [], headers: ["在研项目数", "现有任务", "current load"],
      fault: NegativeAmount.fault),
    Field("available_from", "可用起始日", "Available from", .day, \.availableFrom, [.ranged], headers: ["可入驻日期", "到岗日期"]),
    Field("valid_until", "有效至", "Valid until", .day, \.validUntil, [.ranged], headers: ["有效期至"]),
    // Finance.
    Field(
      "ticket_min", "最低出资", "Smallest ticket", .money, \.ticketMin, [.ranged], headers: ["单笔最低", "ticket min"],
      fault: NegativeAmount.fault),
    Field(
      "ticket_max", "最高出资", "Largest ticket", .money, \.ticketMax, [.ranged], headers: ["单笔最高", "ticket max"],
      fault: NegativeAmount.fault),
    Field("rounds", "投资轮次", "Rounds", .words(.rounds), \.rounds, [.faceted], headers: ["轮次", "funding rounds"]),
    // Trials.
    Field(
      "specialties", "临床专业", "Clinical specialties", .words(.specialties), \.specialties, [.searched, .faceted],
      headers: ["备案专业", "试验专业", "specialty"]),
    Field(
      "filing", "试验机构备案", "Filed for trials", .word(.trialFilings), \.filing, [.faceted], headers: ["机构备案", "GCP备案"]),
    // Services.
    Field(
      "services", "服务类型", "Services", .words(.serviceTypes), \.services, [.searched, .faceted],
      headers: ["服务内容", "service types"]),
    // Space.
    Field(
      "area_min", "最小面积（平方米）", "Smallest space (m²)", .decimal, \.areaMin, [.ranged], headers: ["起租面积", "area min"],
      fault: NegativeAmount.fault),
    Field(
      "area_max", "可用面积（平方米）", "Free space (m²)", .decimal, \.areaMax, [.ranged],
      headers: ["空置面积", "可租面积", "area max"], fault: NegativeAmount.fault),
    Field(
      "uses", "许可用途", "Permitted uses", .words(.landUses), \.uses, [.searched, .faceted], headers: ["空间用途", "land use"]),
    // Talent.
    Field("expertise", "专长", "Expertise", .text, \.expertise, [.searched], headers: ["研究方向", "skills"]),
    Field("degree", "学历", "Degree", .word(.degrees), \.degree, [.faceted], headers: ["最高学历"]),
    Field(
      "engagements", "工作方式", "Engagement", .words(.engagements), \.engagements, [.faceted], headers: ["engagement type"]
    ),
    // Cooperation.
    Field(
      "forms", "合作方式", "Forms of cooperation", .words(.cooperationForms), \.forms, [.searched, .faceted],
      headers: ["合作形式", "cooperation"]),
    Field("status", "状态", "Status", .word(.statuses), \.status, [.faceted]),
  ]

  package static let migration = Migration(
    "009-offer",
    [
      """
      CREATE TABLE "offer" (
        id TEXT PRIMARY KEY NOT NULL,
        visibility TEXT NOT NULL CHECK (visibility IN ('everyone', 'members', 'parties', 'owner')),
        key TEXT UNIQUE,
        source TEXT,
        sources TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "market" TEXT,
        "provider" TEXT REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
        "product" TEXT REFERENCES "product" (id) DEFERRABLE INITIALLY DEFERRED,
        "component" TEXT REFERENCES "component" (id) DEFERRABLE INITIALLY DEFERRED,
        "person" TEXT REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
        "place" TEXT REFERENCES "place" (id) DEFERRABLE INITIALLY DEFERRED,
        "about" TEXT,
        "basis" TEXT,
        "categories" TEXT,
        "fields" TEXT,
        "region" TEXT,
        "serves" TEXT,
        "stages" TEXT,
        "capacity" BIGINT,
        "load" BIGINT,
        "available_from" TEXT,
        "valid_until" TEXT,
        "ticket_min" TEXT,
        "ticket_max" TEXT,
        "rounds" TEXT,
        "specialties" TEXT,
        "filing" TEXT,
        "services" TEXT,
        "area_min" TEXT,
        "area_max" TEXT,
        "uses" TEXT,
        "expertise" TEXT,
        "degree" TEXT,
        "engagements" TEXT,
        "forms" TEXT,
        "status" TEXT)
      """
    ])
}
