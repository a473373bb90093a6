package import Core

/// That somebody may become one of an organisation, said by one who may say it. It is made without asking whether its address has an
/// account: nothing of it may tell.
package struct Invitation: Sendable, Hashable {
  package enum State: String, Sendable, CaseIterable {
    case open, accepted, declined, revoked

    package var label: Label {
      switch self {
      case .open: Label("等待答复", "Waiting")
      case .accepted: Label("已接受", "Accepted")
      case .declined: Label("已谢绝", "Declined")
      case .revoked: Label("已撤销", "Revoked")
      }
    }
  }

  package let id: String
  /// The organisation's id when it was written.
  package let organisation: String
  package let email: EmailAddress
  /// What the inviter calls them.
  package let name: String
  package let role: Membership.Role
  package let inviter: AccountID
  package internal(set) var state: State
  /// Whether its link went to the address by mail and to nobody else: whoever opens it then reads that mail.
  package internal(set) var isMailed: Bool
  /// Milliseconds since 1970, UTC.
  package let made: Int
  package internal(set) var expires: Int

  var ref: Ref { Ref(Kind("invitation"), id) }

  package func isOpen(at now: Int) -> Bool { state == .open && now < expires }

  /// Seven days, in milliseconds: a holiday week.
  package static let validity = 7 * 24 * 3_600_000
  /// Of one organisation, waiting at a time.
  package static let mostOpen = 50
  /// Of one organisation within `validity`, whatever became of them.
  package static let mostMade = 200
  /// What one may be invited as. Agents are appointed.
  package static let roles: [Membership.Role] = [.viewer, .editor, .owner]
}
