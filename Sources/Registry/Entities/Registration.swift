package import Core
package import Store

/// A certificate, clearance or filing under which a product may be sold.
package struct Registration: Entity {
  package static let kind = Kind("registration")
  package static let label = Label("注册证", "Registration")

  package let id: ID<Registration>
  package var record = Record()
  package var number: String?
  package var authority: String?
  package var product: ID<Product>?
  package var holder: ID<Organisation>?
  package var route: String?
  package var deviceClass: String?
  package var decided: Day?
  package var expires: Day?
  /// The day from which it no longer holds though it had not expired: given back, withdrawn or revoked.
  package var cancelled: Day?
  package var link: String?

  package init(id: ID<Registration>) { self.id = id }

  package var title: Text { Text(number ?? "") }

  package static let fields: [Field<Registration>] = [
    Field(
      "number", "编号", "Number", .string, \.number, [.required, .key, .searched],
      headers: [
        "注册证号", "注册证编号", "备案号", "注册证书编号", "submission number", "510k number", "registration number",
        "certificate number",
      ]),
    Field("authority", "批准机关", "Authority", .word(.authorities), \.authority, [.faceted], headers: ["审批部门", "批准部门"]),
    Field("product", "产品", "Product", .ref([Product.kind]), \.product, [.required]),
    Field("holder", "持有人", "Holder", .ref([Organisation.kind]), \.holder, [], headers: ["注册人名称", "备案人"]),
    Field("route", "途径", "Route", .word(.routes), \.route, [.faceted], headers: ["注册方式", "decision type"]),
    Field("class", "类别", "Class", .word(.deviceClasses), \.deviceClass, [.faceted], headers: ["管理类别", "device class"]),
    Field(
      "decided", "批准日期", "Decided", .day, \.decided, [],
      headers: ["批准日", "发证日期", "date of final decision", "decision date", "approval date"]),
    Field(
      "expires", "有效期至", "Expires", .day, \.expires, [],
      headers: ["有效期", "到期日", "失效日期", "valid until", "expiry date"]),
    Field("link", "链接", "Link", .link, \.link, [], headers: ["网址", "详情链接"]),
    Field(
      "cancelled", "注销日期", "Cancelled", .day, \.cancelled, [],
      headers: ["注销日", "撤销日期", "吊销日期", "cancellation date", "withdrawn on"]),
  ]

  package static let migration = Migration(
    "005-registration",
    [
      """
      CREATE TABLE "registration" (
        id TEXT PRIMARY KEY NOT NULL,
        visibility TEXT NOT NULL CHECK (visibility IN ('everyone', 'members', 'parties', 'owner')),
        key TEXT UNIQUE,
        source TEXT,
        sources TEXT NOT NULL,
        "number" TEXT NOT NULL,
        "authority" TEXT,
        "product" TEXT NOT NULL REFERENCES "product" (id) DEFERRABLE INITIALLY DEFERRED,
        "holder" TEXT REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
        "route" TEXT,
        "class" TEXT,
        "decided" TEXT,
        "expires" TEXT,
        "link" TEXT)
      """
    ])

  package static let cancelledMigration = Migration(
    "064-registration-cancelled", ["ALTER TABLE \"registration\" ADD COLUMN \"cancelled\" TEXT"])
}
