package import Core
package import Store

/// A value that a source gives beside the accepted one: shown next to it, never over it.
package struct Claim: Entity {
  package static let kind = Kind("claim")
  package static let label = Label("不同说法", "Claim")

  package let id: ID<Claim>
  package var record = Record()
  package var subject: Ref?
  package var field: String?
  package var value: String?
  package var why: String?
  /// What a person decided; a claim that nobody decided is open.
  package var verdict: String?

  package init(id: ID<Claim>) { self.id = id }

  package var isOpen: Bool { verdict == nil || verdict == "open" }

  /// A rival of a personal value is as personal.
  package var personalFields: Set<String> {
    guard let subject, let field, let type = Entities.type(subject.kind), type.personalFields.contains(field) else {
      return []
    }
    return ["value"]
  }

  package var title: Text { Text("\(field ?? "") = \(value ?? "")") }

  package static let fields: [Field<Claim>] = [
    Field("subject", "对象", "Subject", .ref([]), \.subject, [.required, .identifying]),
    Field("field", "字段", "Field", .string, \.field, [.required, .identifying]),
    Field("value", "值", "Value", .string, \.value, [.required, .identifying]),
    Field("why", "缘由", "Why", .word(.claimReasons), \.why),
    Field("verdict", "裁定", "Verdict", .word(.claimVerdicts), \.verdict, [.faceted]),
  ]

  package static let migration = Migration(
    "016-claim",
    [
      """
      CREATE TABLE "claim" (
        id TEXT PRIMARY KEY NOT NULL,
        visibility TEXT NOT NULL CHECK (visibility IN ('everyone', 'members', 'parties', 'owner')),
        key TEXT UNIQUE,
        source TEXT,
        sources TEXT NOT NULL,
        "subject" TEXT NOT NULL,
        "field" TEXT NOT NULL,
        "value" TEXT NOT NULL,
        "why" TEXT)
      """
    ])

  package static let verdictMigration = Migration(
    "061-claim-verdict", ["ALTER TABLE \"claim\" ADD COLUMN \"verdict\" TEXT"])
}
