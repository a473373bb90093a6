package import Core
package import Store

/// What two or more parties have signed, or mean to sign. Parties beyond the second are relations `party-to`.
package struct Agreement: Entity {
  package static let kind = Kind("agreement")
  package static let label = Label("协议", "Agreement")

  package let id: ID<Agreement>
  package var record = Record()
  package var name = Text.empty
  package var type: String?
  package var firstParty: ID<Organisation>?
  package var secondParty: ID<Organisation>?
  package var market: String?
  /// The two records whose match it settles: a need and an offer, a case and a service.
  package var ask: Ref?
  package var answer: Ref?
  package var signed: Period?
  package var event: ID<Event>?
  package var valid: Period?
  package var value: Money?
  package var about = Text.empty
  /// How the source supports it, and what the source leaves out: for the reader, never for matching.
  package var basis = Text.empty
  package var status: String?

  package init(id: ID<Agreement>) { self.id = id }

  package var title: Text { name }
  package var owners: [String] { [firstParty, secondParty].compactMap { $0?.rawValue } }

  package static let fields: [Field<Agreement>] = [
    Field(
      "name", "名称", "Name", .text, \.name, [.required, .name, .searched, .identifying],
      headers: ["协议名称", "合同名称", "agreement name"]),
    Field("type", "类型", "Type", .word(.agreementTypes), \.type, [.faceted, .searched], headers: ["协议类型", "合同类型"]),
    Field(
      "first_party", "甲方", "First party", .ref([Organisation.kind]), \.firstParty, [.searched, .identifying],
      headers: ["party a"]),
    Field(
      "second_party", "乙方", "Second party", .ref([Organisation.kind]), \.secondParty, [.searched, .identifying],
      headers: ["party b"]),
    Field("market", "市场", "Market", .word(.markets), \.market, [.faceted], headers: ["对接类型"]),
    Field("ask", "所求", "Ask", .ref([]), \.ask, [], headers: ["对应需求"]),
    Field("answer", "应答", "Answer", .ref([]), \.answer, [], headers: ["对应供给"]),
    Field("signed", "签署时间", "Signed", .period, \.signed, [.identifying], headers: ["签约日期", "签署日期", "date signed"]),
    Field("event", "签约活动", "Signed at", .ref([Event.kind]), \.event, [], headers: ["签约场合"]),
    Field("valid", "有效期", "In force", .period, \.valid, [], headers: ["合同期限"]),
    Field(
      "value", "金额", "Value", .money, \.value, [], headers: ["合同金额", "签约金额", "contract value"],
      fault: NegativeAmount.fault),
    Field("about", "说明", "About", .text, \.about, [.searched], headers: ["简介", "备注", "描述", "description", "remarks"]),
    Field("basis", "依据", "Basis", .text, \.basis, [], headers: ["编者按"]),
    Field("status", "状态", "Status", .word(.agreementStates), \.status, [.faceted]),
  ]

  package static let migration = Migration(
    "060-agreement",
    [
      """
      CREATE TABLE "agreement" (
        id TEXT PRIMARY KEY NOT NULL,
        visibility TEXT NOT NULL CHECK (visibility IN ('everyone', 'members', 'parties', 'owner')),
        key TEXT UNIQUE,
        source TEXT,
        sources TEXT NOT NULL,
        "name" TEXT NOT NULL,
        "type" TEXT,
        "first_party" TEXT REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
        "second_party" TEXT REFERENCES "organisation" (id) DEFERRABLE INITIALLY DEFERRED,
        "market" TEXT,
        "ask" TEXT,
        "answer" TEXT,
        "signed" TEXT,
        "event" TEXT REFERENCES "event" (id) DEFERRABLE INITIALLY DEFERRED,
        "valid" TEXT,
        "value" TEXT,
        "about" TEXT,
        "basis" TEXT,
        "status" TEXT)
      """
    ])
}
