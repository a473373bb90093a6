import Access
import Exchange
import Notices

/// What is held about somebody, as the file that they take along: their account, and what else has their name to it.
struct AccountFile: Sendable, Encodable {
  let holdings: AccountHoldings
  let attachments: [Attachment]
  let notices: NoticeHoldings

  private enum Key: String, CodingKey { case attachments, notices }

  private struct Attached: Encodable {
    let id, name: String
    /// Milliseconds since 1970, UTC.
    let at: Int
  }

  func encode(to encoder: any Encoder) throws {
    try holdings.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(
      attachments.map { Attached(id: $0.id, name: $0.name, at: $0.at) }, forKey: .attachments)
    try container.encode(notices, forKey: .notices)
  }
}
