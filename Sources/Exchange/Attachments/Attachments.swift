package import Access
package import Core
import Foundation
package import Store

/// Reading attachments. Who may have one is asked by `AttachmentStanding`.
package enum Attachments {
  package static func find(_ id: String, _ connection: any Connection) throws -> Attachment? {
    try AttachmentTable.all("id = \(id)", connection).first
  }

  package static func of(_ subject: Ref, _ connection: any Connection) throws -> [Attachment] {
    try AttachmentTable.all("subject = \(subject.description)", connection)
  }

  package static func hasConfidential(_ record: Ref, _ connection: any Connection) throws -> Bool {
    try connection.row(
      """
      SELECT 1 FROM attachment WHERE subject = \(record.description)
        AND part = \(Attachment.Part.confidential.rawValue) LIMIT 1
      """) != nil
  }

  /// What stands on records' own pages: open files that were reviewed, of what is published now.
  package static func published(_ connection: any Connection) throws -> [Ref: [Attachment]] {
    let state = PostingState.published.rawValue
    let all = try AttachmentTable.all(
      """
      part = \(Attachment.Part.open.rawValue) AND reviewed = 1
        AND EXISTS (SELECT 1 FROM posting WHERE record = subject AND state = \(state))
      """, connection)
    return Dictionary(grouping: all, by: \.subject)
  }

  /// What somebody attached, for them to take along.
  package static func attached(by account: AccountID, _ connection: any Connection) throws -> [Attachment] {
    try AttachmentTable.all("account = \(account.rawValue)", connection)
  }
}
