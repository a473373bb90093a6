import Access
package import Core
import Files
import Foundation
import Matching
package import Store

// What is done to attachments: row, log and journal together, and the file put in its place before the act ends. Whether somebody may is
// asked before.

extension Act {
  /// A file of a posting, open or confidential. What was published and has another open file is reviewed again.
  ///
  /// - Parameter put: puts the bytes in their place; called last. It is done while nobody else writes, so that nobody takes the same
  ///   content for unwanted meanwhile.
  package func attach(
    _ file: AttachedFile, to record: Ref, isConfidential: Bool, put: () throws -> Void
  ) throws -> Attachment {
    let posting = try posting(
      record, in: [.draft, .returned, .review, .published], to: Label("添加附件", "attach a file"))
    let attachment = try attachment(file, record, isConfidential ? .confidential : .open, nil)
    if !isConfidential, posting.state == .published { try reviewAgain(record) }
    try put()
    return attachment
  }

  /// A file that both sides of an engagement have, once they know each other.
  package func attach(
    _ file: AttachedFile, toEngagement id: String, isAgreement: Bool, as author: EngagementAuthor, today: Day,
    put: () throws -> Void
  ) throws -> Attachment {
    let old = try engagement(id, in: [.introduced, .negotiating, .signed], to: Label("添加附件", "attach a file"))
    let attachment = try attachment(file, old.ref, isAgreement ? .agreement : .shared, author.side)
    try log("attachment.add", file.name, old, author)
    if old.stage.isOpen {
      var new = old
      new.expires = max(old.expires, try today.adding(Engagement.patience(old.stage)))
      if new != old { try self.put(old, new) }
    }
    try put()
    return attachment
  }

  /// Takes it back. Its bytes go where nobody else wants them (`AttachmentUpkeep.drop`).
  /// What was signed meanwhile keeps its files: of them the office alone takes any back.
  package func detach(_ attachment: Attachment, as author: EngagementAuthor? = nil, isOffice: Bool = false) throws {
    guard try Attachments.find(attachment.id, connection) != nil else { throw Refusal(.attachmentAbsent) }
    let engagement = try Engagements.find(attachment.subject.id, connection)
    guard isOffice || author == nil || engagement?.stage.isOpen != false else { throw Refusal(.attachmentParty) }
    try AttachmentTable.remove(attachment.id, connection)
    try journal(attachment.ref, attachment.changes(isRemoved: true))
    if let author, let engagement {
      try log("attachment.remove", attachment.name, engagement, author)
    }
    // The page that showed it is another now. Of nothing that is not shown does the record's own history tell.
    if attachment.part == .open, attachment.isReviewed,
      try Postings.find(attachment.subject, connection)?.state == .published
    {
      try journal(attachment.subject, [:])
    }
  }

  private func attachment(_ file: AttachedFile, _ subject: Ref, _ part: Attachment.Part, _ side: Side?) throws
    -> Attachment
  {
    guard try AttachmentTable.count(of: subject, connection) < Attachment.mostOfSubject else {
      throw Refusal(.attachmentMany, at: "file", ["most": "\(Attachment.mostOfSubject)"])
    }
    let whose: SQL =
      file.organisation.map { "organisation IN \(values: $0.all)" }
      ?? "account = \(file.account.rawValue) AND organisation = ''"
    guard try AttachmentTable.bytes(whose, connection) + file.bytes <= Attachment.mostOfOrganisation else {
      throw Refusal(.attachmentFull, at: "file", ["limit": "\(Attachment.mostOfOrganisation >> 20) MB"])
    }
    let attachment = Attachment(
      id: Secret.letters(16), subject: subject, part: part, name: file.name, type: file.type, checksum: file.checksum,
      bytes: file.bytes, account: file.account, organisation: file.organisation?.present ?? "", side: side,
      isReviewed: false, at: at.milliseconds)
    try AttachmentTable.insert(attachment, connection)
    try journal(attachment.ref, attachment.changes(isRemoved: false))
    return attachment
  }
}

extension Attachment {
  /// Not what it is called: a name may say what is confidential, and the journal keeps it for ever.
  fileprivate func changes(isRemoved: Bool) -> [String: Journal.Change] {
    ["subject": subject.description, "checksum": checksum.description, "bytes": "\(bytes)"].mapValues {
      isRemoved ? .init(before: $0, after: nil) : .init(before: nil, after: $0)
    }
  }
}
