package import Core

/// How far two sides have come with each other.
///
///     proposed → introduced → negotiating → signed
///         └──────────┴────────────┴→ declined | withdrawn | expired
package enum EngagementStage: String, Sendable, CaseIterable, Comparable {
  /// Somebody thinks that they fit; at least one side has not said so itself.
  case proposed
  /// Both said yes: contacts and confidential parts are open to each other.
  case introduced
  case negotiating
  case signed
  /// A side said no.
  case declined
  /// Whoever brought it up took it back.
  case withdrawn
  /// Nobody did anything until its day.
  case expired

  package var isOpen: Bool { self <= .negotiating }

  /// Whether the sides know each other: what is confidential stays open to a party of what was signed.
  package var isMutual: Bool { self == .introduced || self == .negotiating || self == .signed }

  package var label: Label {
    switch self {
    case .proposed: Label("待双方表态", "Proposed")
    case .introduced: Label("双方有意", "Introduced")
    case .negotiating: Label("洽谈中", "Negotiating")
    case .signed: Label("已签约", "Signed")
    case .declined: Label("已婉拒", "Declined")
    case .withdrawn: Label("已撤回", "Withdrawn")
    case .expired: Label("已过期", "Expired")
    }
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  package static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
}
