package import Core

/// What an account is to an organisation.
package struct Membership: Sendable, Hashable {
  package enum Role: String, Sendable, CaseIterable, Comparable {
    /// Reads what members and the organisation may read.
    case viewer
    /// Posts, answers and edits for it.
    case editor
    /// Does all that, invites and lets go, and hands the organisation on.
    case owner
    /// A broker who acts for it on the record, because nobody of it signs in.
    case agent

    package var label: Label {
      switch self {
      case .viewer: Label("查看者", "Viewer")
      case .editor: Label("编辑者", "Editor")
      case .owner: Label("负责人", "Owner")
      case .agent: Label("代办经纪人", "Agent")
      }
    }

    private var rank: Int {
      switch self {
      case .viewer: 0
      case .editor: 1
      case .agent: 2
      case .owner: 3
      }
    }
    package static func < (a: Role, b: Role) -> Bool { a.rank < b.rank }
  }

  package let account: AccountID
  /// The organisation's id when it was written: it may have been merged into another since (`Cluster.successor`).
  package let organisation: String
  package var role: Role

  package init(account: AccountID, organisation: String, role: Role) {
    self.account = account
    self.organisation = organisation
    self.role = role
  }
}
