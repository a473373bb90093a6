package import Core
package import Store

/// A measure, plan or opinion of an authority, with the conditions under which one qualifies.
package struct Policy: Entity {
  package static let kind = Kind("policy")
  package static let label = Label("政策", "Policy")

  package let id: ID<Policy>
  package var record = Record()
  package var name = Text.empty
  package var issuer: ID<Organisation>?
  package var region: [Code] = []
  package var issued: Period?
  package var valid: Period?
  package var partOf: ID<Policy>?
  package var fields: [String] = []
  package var supports: [String] = []
  package var conditions: String?
  package var benefit = Text.empty
  package var about = Text.empty

  package init(id: ID<Policy>) { self.id = id }

  package var title: Text { name }
  package var owners: [String] { issuer.map { [$0.rawValue] } ?? [] }

  package static let fields: [Field<Policy>] = [
    Field(
      "name", "名称", "Name", .text, \.name, [.required, .name, .searched, .identifying],
      headers: ["政策名称", "措施", "文件名称", "policy name"]),
    Field(
      "issuer", "发布机关", "Issuer", .ref([Organisation.kind]), \.issuer, [.searched],
      headers: ["发文单位", "发布单位", "issued by"]),
    Field(
      "region", "地区", "Region", .codes(["cn", "iso"]), \.region, [.faceted],
      headers: ["省", "省份", "省市", "province", "所在地", "国家", "country", "市", "city"]),
    Field("issued", "发布时间", "Issued", .period, \.issued, [], headers: ["发文日期", "发布日期", "issue date"]),
    Field("valid", "有效期", "In force", .period, \.valid, [], headers: ["实施期限"]),
    Field("part_of", "所属文件", "Part of", .ref([Policy.kind]), \.partOf, [], headers: ["上位文件"]),
    Field(
      "fields", "领域", "Fields", .words(.deviceFields), \.fields, [.searched, .faceted],
      headers: ["产品领域", "领域方向", "device fields"]),
    Field("supports", "支持环节", "Supports", .words(.supports), \.supports, [.faceted, .searched], headers: ["支持方向"]),
    Field(
      "conditions", "条件", "Conditions", .string, \.conditions, [], headers: ["申报条件", "eligibility"],
      fault: { PolicyCondition.fault($0.canonical) }),
    Field("benefit", "支持内容", "Benefit", .text, \.benefit, [.searched], headers: ["支持方式", "扶持内容"]),
    Field("about", "说明", "About", .text, \.about, [.searched], headers: ["简介", "备注", "描述", "description", "remarks"]),
  ]

  package static let migration = Migration(
    "010-policy",
    [
      """
      CREATE TABLE "policy" (
        id TEXT PRIMARY KEY NOT NULL,
        visibility TEXT NOT NULL CHECK (visibility IN ('everyone', 'members', 'parties', 'owner')),
        key TEXT UNIQUE,
        source TEXT,
        sources TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "issuer" TEXT REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
        "region" TEXT,
        "issued" TEXT,
        "valid" TEXT,
        "part_of" TEXT REFERENCES "policy" (id) DEFERRABLE INITIALLY DEFERRED,
        "fields" TEXT,
        "supports" TEXT,
        "conditions" TEXT,
        "benefit" TEXT,
        "about" TEXT)
      """
    ])
}
