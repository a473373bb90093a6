package import Core

/// How far a round of challenges has come.
///
///     draft → open → reviewing ⇄ published → decided
///       └───────┴────────┴───────────┴→ cancelled
package enum RoundStage: String, Sendable, CaseIterable {
  /// For the office alone: everything in it may still change.
  case draft
  /// Announced: challenges and criteria stand, teams apply until the deadline.
  case open
  /// Nobody applies any more; experts give points.
  case reviewing
  /// The ranking and the proposed winners are out, and can be objected to.
  case published
  /// The winners are final.
  case decided
  case cancelled

  package var label: Label {
    switch self {
    case .draft: Label("草稿", "Draft")
    case .open: Label("征集中", "Open")
    case .reviewing: Label("评审中", "In review")
    case .published: Label("公示中", "Published")
    case .decided: Label("已揭晓", "Decided")
    case .cancelled: Label("已取消", "Cancelled")
    }
  }

  package var isOver: Bool { self == .decided || self == .cancelled }

  /// Whether everybody may read what came of it.
  package var showsResult: Bool { self == .published || self == .decided }
}
