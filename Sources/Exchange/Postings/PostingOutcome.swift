package import Core

/// What came of what somebody posted, as they say it when they close it.
package enum PostingOutcome: String, Sendable, CaseIterable {
  /// By somebody whom they met here; a signature that closes the ask says so by itself.
  case met
  case elsewhere
  case dropped

  package var label: Label {
    switch self {
    case .met: Label("在本平台达成", "Found here")
    case .elsewhere: Label("通过其他途径达成", "Found elsewhere")
    case .dropped: Label("不再需要或不再提供", "No longer wanted or offered")
    }
  }
}
