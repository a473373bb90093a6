package import Core
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
  package var about = Text.empty
  /// How the source supports it, and what the source leaves out: for the reader, never for matching.
  package var basis = Text.empty
  package var categories: [Code] = []
  package var fields: [String] = []
  package var region: [Code] = []
  package var serves: [String] = []
  package var validUntil: Day?
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
    Field("component", "链环", "Component", .ref([Component.kind]), \.component, [], headers: ["部件"]),
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
    Field("valid_until", "有效至", "Valid until", .day, \.validUntil, [], headers: ["有效期至"]),
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
        "about" TEXT,
        "basis" TEXT,
        "categories" TEXT,
        "fields" TEXT,
        "region" TEXT,
        "serves" TEXT,
        "valid_until" TEXT,
        "status" TEXT)
      """
    ])
}
