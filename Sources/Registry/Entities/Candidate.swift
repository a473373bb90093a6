package import Core
package import Foundation
package import Store

/// Two records that may be one, or a name that may be this record: for a person to decide.
package struct Candidate: Entity {
  package static let kind = Kind("candidate")
  package static let label = Label("疑似", "Candidate")

  package let id: ID<Candidate>
  package var record = Record()
  package var subject: Ref?
  package var other: Ref?
  package var why = Text.empty
  package var score: Decimal?
  package var verdict: String?

  package init(id: ID<Candidate>) { self.id = id }

  package var title: Text { why }

  package static let fields: [Field<Candidate>] = [
    Field("subject", "对象", "Subject", .ref([]), \.subject, [.required, .identifying]),
    Field("other", "可能是", "May be", .ref([]), \.other, [.required, .identifying]),
    Field("why", "缘由", "Why", .text, \.why),
    Field("score", "把握", "Confidence", .decimal, \.score),
    Field("verdict", "裁定", "Verdict", .word(.verdicts), \.verdict, [.faceted]),
  ]

  package static let migration = Migration(
    "017-candidate",
    [
      """
      CREATE TABLE "candidate" (
        id TEXT PRIMARY KEY NOT NULL,
        visibility TEXT NOT NULL CHECK (visibility IN ('everyone', 'members', 'parties', 'owner')),
        key TEXT UNIQUE,
        source TEXT,
        sources TEXT NOT NULL,
        "subject" TEXT NOT NULL,
        "other" TEXT NOT NULL,
        "why" TEXT,
        "score" TEXT,
        "verdict" TEXT)
      """
    ])
}
