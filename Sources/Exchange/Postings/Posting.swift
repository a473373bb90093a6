package import Access
package import Core
import Files
import Store

/// What is known of a record that was posted here, besides the record: who posted it, whether it was reviewed, until when it stands.
///
/// What came by import has none: whoever imports answers for it.
package struct Posting: Sendable, Hashable {
  package let record: Ref
  package let author: AccountID
  /// The organisation for which it was posted, as it was then.
  package let organisation: String
  package var state: PostingState
  /// Who shall see it once it is published.
  package var visibility: Visibility
  /// What came of it; nil until it is closed.
  package var outcome: PostingOutcome?
  /// What the office said when it came back.
  package var note = ""
  /// Milliseconds since 1970, UTC: when it came to its state.
  package var since: Int
  /// The last day on which it stands.
  package var expires: Day?

  /// What somebody has before them who changes it: another for any other content of the form, what is told in confidence
  /// too. The temptation is the record's own fingerprint: then the second of two writes over a contact that the first put right.
  package static func seen(_ record: some Posted, _ disclosure: Disclosure, _ visibility: Visibility) -> String {
    var digest = Digest()
    for part in [
      record.fingerprint, visibility.rawValue, disclosure.details, disclosure.name, disclosure.telephone,
      disclosure.email,
    ] {
      digest.update(framed: part)
    }
    return Digest.hex(digest.finish())
  }

  /// What a reviewer had before them: the record, the files that go with it, and who is to see them.
  package static func seen(_ fingerprint: String, _ visibility: Visibility?, _ files: [Attachment] = []) -> String {
    var digest = Digest()
    digest.update(framed: fingerprint)
    for file in files where file.part == .open {
      digest.update(framed: file.name)
      digest.update(framed: file.checksum.description)
    }
    return "\(Digest.hex(digest.finish()))-\(visibility?.rawValue ?? "")"
  }

  /// Of one organisation at a time.
  static let mostDrafts = 100

  /// Days that what is published stands before it has to be renewed.
  package static let validity = 180
}
