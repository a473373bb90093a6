package import Core
package import Store

/// Whoever takes part: makers, hospitals, institutes, authorities …
package struct Organisation: Entity {
  package static let kind = Kind("organisation")
  package static let label = Label("机构", "Organisation")

  package let id: ID<Organisation>
  package var record = Record()
  package var name = Text.empty
  package var aliases: [String] = []
  package var roles: [String] = []
  package var creditCode: String?
  package var parent: ID<Organisation>?
  package var region: [Code] = []
  package var address: String?
  package var level: String?
  package var fields: [String] = []
  /// The markets in which it asks for something itself, without a need of its own: room, partners abroad.
  package var seeks: [String] = []
  package var about = Text.empty
  package var website: String?
  package var standing: String?

  package init(id: ID<Organisation>) { self.id = id }

  package var title: Text { name }
  package var owners: [String] { [id.rawValue] }

  package static let fields: [Field<Organisation>] = [
    Field(
      "name", "名称", "Name", .text, \.name, [.required, .name, .searched, .identifying],
      headers: ["机构名称", "单位名称", "企业名称", "医院名称", "医院", "公司名称", "organization", "company name", "hospital"]),
    Field("aliases", "别名", "Other names", .names, \.aliases, [.name, .searched], headers: ["简称", "曾用名", "aka"]),
    Field(
      "roles", "角色", "Roles", .words(.organisationRoles), \.roles, [.faceted, .searched],
      headers: ["机构类型", "类型", "类别", "type"]),
    Field(
      "credit_code", "统一社会信用代码", "Unified social credit code", .string, \.creditCode, [.key],
      headers: ["信用代码", "社会信用代码", "credit code", "uscc"],
      fault: { CreditCode.fault($0.canonical) }),
    Field(
      "parent", "上级机构", "Parent", .ref([Organisation.kind]), \.parent, [],
      headers: ["上级单位", "母公司", "所属集团", "parent organisation"]),
    Field(
      "region", "地区", "Region", .codes(["cn", "iso"]), \.region, [.faceted, .identifying],
      headers: ["省", "省份", "省市", "province", "所在地", "所在地区", "国家", "country", "城市", "city"]),
    Field("address", "地址", "Address", .string, \.address, [.searched], headers: ["详细地址", "注册地址", "street address"]),
    Field("level", "等级", "Level", .string, \.level, [.faceted], headers: ["医院等级", "医院级别", "级别", "grade"]),
    Field(
      "fields", "领域", "Fields", .words(.deviceFields), \.fields, [.searched, .faceted],
      headers: ["产品领域", "领域方向", "device fields"]),
    Field("seeks", "寻求", "Seeks", .words(.markets), \.seeks, [.faceted], headers: ["looking for"]),
    Field("about", "说明", "About", .text, \.about, [.searched], headers: ["简介", "备注", "描述", "description", "remarks"]),
    Field("website", "网站", "Website", .link, \.website, [], headers: ["网址", "官网", "homepage", "url"]),
    Field("standing", "登记状况", "Standing", .word(.standings), \.standing, [.faceted], headers: ["状态"]),
  ]

  package static let migration = Migration(
    "002-organisation",
    [
      """
      CREATE TABLE "organisation" (
        id TEXT PRIMARY KEY NOT NULL,
        visibility TEXT NOT NULL CHECK (visibility IN ('everyone', 'members', 'parties', 'owner')),
        key TEXT UNIQUE,
        source TEXT,
        sources TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "aliases" TEXT,
        "roles" TEXT,
        "credit_code" TEXT,
        "parent" TEXT REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
        "region" TEXT,
        "address" TEXT,
        "level" TEXT,
        "fields" TEXT,
        "seeks" TEXT,
        "about" TEXT,
        "website" TEXT,
        "standing" TEXT)
      """
    ])
}
