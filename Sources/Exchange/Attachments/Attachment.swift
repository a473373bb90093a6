package import Access
package import Core
package import Files
package import Matching

/// A file that somebody attached to what they posted, or to an engagement. Its bytes lie in a `FileFolder` under their checksum.
package struct Attachment: Sendable, Hashable {
  package static let kind = Kind("attachment")

  /// Which part of its subject a file belongs to, and so who may have it.
  package enum Part: String, Sendable, CaseIterable {
    /// Of a posting: for whoever may see the record, once it was reviewed and is published.
    case open
    /// Of a posting: for those to whom its confidential part opens.
    case confidential
    /// Of an engagement: for both sides and who brings them together.
    case shared
    /// Of an engagement: the agreement that was signed.
    case agreement

    package var isOfEngagement: Bool { self == .shared || self == .agreement }

    package var label: Label {
      switch self {
      case .open: Label("随发布公开", "Shown with the posting")
      case .confidential: Label("保密", "In confidence")
      case .shared: Label("往来文件", "Shared file")
      case .agreement: Label("已签署的协议", "Signed agreement")
      }
    }
  }

  /// Sixteen letters by chance: nobody finds another's by counting.
  package let id: String
  /// What it is attached to: a need, an offer, an engagement.
  package let subject: Ref
  package let part: Part
  package let name: String
  package let type: FileType
  package let checksum: Checksum
  package let bytes: Int
  package let account: AccountID
  /// For which it was attached, as it was then; empty for who mediates.
  package let organisation: String
  /// Of an engagement, for which side; nil for who mediates.
  package let side: Side?
  /// Whether a reviewer had it before them: what nobody looked at is nobody's to see.
  package let isReviewed: Bool
  /// Milliseconds since 1970, UTC.
  package let at: Int

  package var ref: Ref { Ref(Self.kind, id) }

  /// Bytes of one file.
  package static let most = 20 << 20
  /// Files of one posting or engagement.
  package static let mostOfSubject = 10
  /// Bytes of one organisation's files together, or of one person's who is of none.
  package static let mostOfOrganisation = 200 << 20
}

/// A file that was received and looked at, about to be attached.
package struct AttachedFile: Sendable {
  let name: String
  let type: FileType
  let checksum: Checksum
  let bytes: Int
  package let account: AccountID
  /// For which it is attached; nil for who mediates.
  package let organisation: OrganisationIDs?

  package init(
    name: String, type: FileType, checksum: Checksum, bytes: Int, account: AccountID, organisation: OrganisationIDs?
  ) {
    (self.name, self.type, self.checksum, self.bytes) = (name, type, checksum, bytes)
    (self.account, self.organisation) = (account, organisation)
  }
}
