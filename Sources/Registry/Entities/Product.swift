package import Core
package import Store

/// A medical device that somebody makes.
package struct Product: Entity {
  package static let kind = Kind("product")
  package static let label = Label("产品", "Product")

  package let id: ID<Product>
  package var record = Record()
  package var name = Text.empty
  package var maker: ID<Organisation>?
  package var model: String?
  package var categories: [Code] = []
  package var fields: [String] = []
  package var panel: String?
  package var stage: String?
  package var origin: String?
  package var intendedUse = Text.empty
  package var about = Text.empty

  package init(id: ID<Product>) { self.id = id }

  package var title: Text { name }
  package var owners: [String] { maker.map { [$0.rawValue] } ?? [] }

  package static let fields: [Field<Product>] = [
    Field(
      "name", "名称", "Name", .text, \.name, [.required, .name, .searched, .identifying],
      headers: ["产品名称", "器械名称", "设备名称", "通用名称", "device", "device name", "product name", "product"]),
    Field(
      "maker", "生产企业", "Maker", .ref([Organisation.kind]), \.maker, [.identifying, .searched],
      headers: ["厂家", "生产厂家", "制造商", "企业名称", "注册人", "公司", "company", "manufacturer", "applicant"]),
    Field(
      "model", "型号", "Model", .string, \.model, [.searched, .identifying],
      headers: ["规格型号", "型号规格", "model number"]),
    Field(
      "categories", "分类", "Categories", .codes(["nmpa", "fda", "emdn"]), \.categories, [.faceted],
      headers: ["分类编码", "管理类别代码", "product code", "primary product code", "category"]),
    Field(
      "fields", "领域", "Fields", .words(.deviceFields), \.fields, [.searched, .faceted],
      headers: ["产品领域", "领域方向", "device fields"]),
    Field(
      "panel", "审评科室", "Review panel", .string, \.panel, [.faceted],
      headers: ["panel (lead)", "panel lead", "lead panel", "medical specialty"]),
    Field("stage", "阶段", "Stage", .word(.stages), \.stage, [.faceted], headers: ["研发阶段", "development stage"]),
    Field("origin", "产地", "Origin", .word(.origins), \.origin, [.faceted], headers: ["国产进口", "国产/进口"]),
    Field(
      "intended_use", "预期用途", "Intended use", .text, \.intendedUse, [.searched],
      headers: ["适用范围", "用途", "indications for use"]),
    Field("about", "说明", "About", .text, \.about, [.searched], headers: ["简介", "备注", "描述", "description", "remarks"]),
  ]

  package static let migration = Migration(
    "004-product",
    [
      """
      CREATE TABLE "product" (
        id TEXT PRIMARY KEY NOT NULL,
        visibility TEXT NOT NULL CHECK (visibility IN ('everyone', 'members', 'parties', 'owner')),
        key TEXT UNIQUE,
        source TEXT,
        sources TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "maker" TEXT REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
        "model" TEXT,
        "categories" TEXT,
        "fields" TEXT,
        "panel" TEXT,
        "stage" TEXT,
        "origin" TEXT,
        "intended_use" TEXT,
        "about" TEXT)
      """
    ])
}
