package import Core
package import Store

/// A product's development case: who applies where, by which route, and which step of its way it is at.
package struct Case: Entity {
  package static let kind = Kind("case")
  package static let label = Label("个案", "Case")

  package let id: ID<Case>
  package var record = Record()
  package var name = Text.empty
  package var number: String?
  package var applicant: ID<Organisation>?
  package var product: ID<Product>?
  package var project: ID<Project>?
  package var authority: String?
  package var route: String?
  package var deviceClass: String?
  package var categories: [Code] = []
  package var fields: [String] = []
  package var specialties: [String] = []
  package var region: [Code] = []
  package var step: String?
  package var seeks: [String] = []
  package var services: [String] = []
  package var opened: Day?
  /// The certificate that came of it.
  package var registration: ID<Registration>?
  package var about = Text.empty
  /// How the source supports it, and what the source leaves out: for the reader, never for matching.
  package var basis = Text.empty
  package var status: String?

  package init(id: ID<Case>) { self.id = id }

  package var title: Text { name }
  package var owners: [String] { applicant.map { [$0.rawValue] } ?? [] }

  package static let fields: [Field<Case>] = [
    Field(
      "name", "名称", "Name", .text, \.name, [.required, .name, .searched, .identifying],
      headers: ["个案名称", "申报事项", "case name"]),
    Field(
      "number", "受理号", "Acceptance number", .string, \.number, [.key, .searched], headers: ["受理编号", "case number"]),
    Field(
      "applicant", "申请人", "Applicant", .ref([Organisation.kind]), \.applicant, [.searched, .identifying],
      headers: ["注册申请人", "申请单位", "申报单位"]),
    Field("product", "产品", "Product", .ref([Product.kind]), \.product, [], headers: ["申报产品"]),
    Field("project", "项目", "Project", .ref([Project.kind]), \.project, [], headers: ["所属项目"]),
    Field("authority", "受理机关", "Authority", .word(.authorities), \.authority, [.faceted], headers: ["审批部门"]),
    Field("route", "途径", "Route", .word(.routes), \.route, [.faceted], headers: ["注册方式"]),
    Field(
      "class", "管理类别", "Device class", .word(.deviceClasses), \.deviceClass, [.faceted], headers: ["器械类别", "class"]),
    Field(
      "categories", "分类", "Categories", .codes(["nmpa", "fda", "emdn"]), \.categories, [.faceted],
      headers: ["分类编码", "管理类别代码", "product code", "category"]),
    Field(
      "fields", "领域", "Fields", .words(.deviceFields), \.fields, [.searched, .faceted],
      headers: ["产品领域", "领域方向", "device fields"]),
    Field(
      "specialties", "临床专业", "Clinical specialties", .words(.specialties), \.specialties, [.searched, .faceted],
      headers: ["试验专业", "specialty"]),
    Field(
      "region", "地区", "Region", .codes(["cn", "iso"]), \.region, [.faceted],
      headers: ["省", "省份", "省市", "province", "所在地", "国家", "country", "市", "city"]),
    Field("step", "环节", "Step", .word(.steps), \.step, [.faceted], headers: ["当前环节", "current step"]),
    Field("seeks", "寻求", "Seeks", .words(.markets), \.seeks, [.faceted], headers: ["对接需求", "looking for"]),
    Field(
      "services", "所需服务", "Services", .words(.serviceTypes), \.services, [.searched, .faceted],
      headers: ["services wanted"]),
    Field("opened", "立案日期", "Opened", .day, \.opened, [], headers: ["启动日期", "受理日期"]),
    Field("registration", "所获注册证", "Registration", .ref([Registration.kind]), \.registration, [], headers: ["注册证"]),
    Field("about", "说明", "About", .text, \.about, [.searched], headers: ["简介", "备注", "描述", "description", "remarks"]),
    Field("basis", "依据", "Basis", .text, \.basis, [], headers: ["编者按"]),
    Field("status", "状态", "Status", .word(.caseStates), \.status, [.faceted]),
  ]

  package static let migration = Migration(
    "061-case",
    [
      """
      CREATE TABLE "case" (
        id TEXT PRIMARY KEY NOT NULL,
        visibility TEXT NOT NULL CHECK (visibility IN ('everyone', 'members', 'parties', 'owner')),
        key TEXT UNIQUE,
        source TEXT,
        sources TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "number" TEXT,
        "applicant" TEXT REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
        "product" TEXT REFERENCES "product" (id) DEFERRABLE INITIALLY DEFERRED,
        "project" TEXT REFERENCES "project" (id) DEFERRABLE INITIALLY DEFERRED,
        "authority" TEXT,
        "route" TEXT,
        "class" TEXT,
        "categories" TEXT,
        "fields" TEXT,
        "specialties" TEXT,
        "region" TEXT,
        "step" TEXT,
        "seeks" TEXT,
        "services" TEXT,
        "opened" TEXT,
        "registration" TEXT REFERENCES "registration" (id) DEFERRABLE INITIALLY DEFERRED,
        "about" TEXT,
        "basis" TEXT,
        "status" TEXT)
      """
    ])
}
