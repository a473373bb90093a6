package import Core

/// How far an application has come.
///
///     draft ⇄ handed in → withdrawn | excluded
package enum ApplicationState: String, Sendable, CaseIterable {
  /// For its consortium and the office: it may still change.
  case draft
  case handedIn = "handed-in"
  case withdrawn
  /// The office left it out, and said why.
  case excluded

  package var label: Label {
    switch self {
    case .draft: Label("草稿", "Draft")
    case .handedIn: Label("已提交", "Handed in")
    case .withdrawn: Label("已撤回", "Withdrawn")
    case .excluded: Label("不予评审", "Left out")
    }
  }

  package var isAlive: Bool { self == .draft || self == .handedIn }
}
