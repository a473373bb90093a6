package import Core

/// How far what somebody posts has come.
///
///     draft → review → published → closed | withdrawn | expired
///       └─ returned ─┘      └──────── renewed ───┘
package enum PostingState: String, Sendable, CaseIterable {
  /// For its own organisation alone.
  case draft
  /// Waits for the office.
  case review
  /// Came back from the review, with what to change.
  case returned
  case published
  case closed
  case withdrawn
  /// Its time was over, and nobody renewed it.
  case expired

  package var label: Label {
    switch self {
    case .draft: Label("草稿", "Draft")
    case .review: Label("待审核", "In review")
    case .returned: Label("退回修改", "Returned")
    case .published: Label("已发布", "Published")
    case .closed: Label("已结束", "Closed")
    case .withdrawn: Label("已撤回", "Withdrawn")
    case .expired: Label("已过期", "Expired")
    }
  }

  /// Whether its words may still be changed without being reviewed.
  package var isDraft: Bool { self == .draft || self == .returned }

  /// What the record itself says of it.
  var status: String {
    switch self {
    case .draft, .review, .returned, .published: "open"
    case .closed, .expired: "closed"
    case .withdrawn: "withdrawn"
    }
  }
}
