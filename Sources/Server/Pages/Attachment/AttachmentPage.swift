import Access
import Core
import Exchange
import HTML
import Registry
import Store

/// A page to which files are attached by a form that stands on it.
protocol AttachmentPage: PersonalPage {
  /// What the reader may attach a file to here. Throws where they may not: asked before a byte is kept.
  static func target(_ visit: Visit, _ service: AccountService) async throws -> AttachmentTarget
}

/// What a file is attached to, and for whom.
struct AttachmentTarget: Sendable {
  /// For which it is attached; nil for who mediates.
  let organisation: OrganisationIDs?
  let back: Link
  /// Writes it: of which part, and how its bytes are put in their place.
  let attach: @Sendable (Act, AttachedFile, _ part: Attachment.Part?, _ put: () throws -> Void) throws -> Void
}

extension AccountService {
  /// Takes a file back, and its bytes with it where nobody else has the same. `author`: where it is an engagement's.
  func detach(
    _ attachment: Attachment, of visit: Visit, as author: EngagementAuthor? = nil, isOffice: Bool = false
  ) async throws {
    try await act("attachment.remove", of: visit) { try $0.detach(attachment, as: author, isOffice: isOffice) }
    guard let files else { return }
    // Nobody has it any more; bytes that cannot go now are swept.
    try? await AttachmentUpkeep.drop(attachment.checksum, files, store)
  }
}
