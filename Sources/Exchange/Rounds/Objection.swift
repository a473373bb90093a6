package import Access
package import Core

/// What somebody has against a published result: 异议.
package struct Objection: Sendable, Hashable {
  package enum Verdict: String, Sendable, CaseIterable {
    case open, upheld, rejected

    package var label: Label {
      switch self {
      case .open: Label("待处理", "Not decided yet")
      case .upheld: Label("成立", "Upheld")
      case .rejected: Label("不成立", "Not upheld")
      }
    }
  }

  package let id: String
  package let round: String
  /// What it is about; nil for the round as a whole.
  package let application: String?
  /// For which organisation it was raised: its id then.
  package let organisation: String
  package let author: AccountID
  package let words: String
  /// Milliseconds since 1970, UTC.
  package let at: Int
  package var verdict: Verdict
  package var answer: String

  package static let longest = 2000
  /// Of one organisation, to one round.
  static let mostEach = 10
}
