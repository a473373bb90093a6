package import Core

/// That somebody says that they speak for an organisation: what they give for it, and what was decided.
package struct OrganisationClaim: Sendable, Hashable {
  package enum State: String, Sendable, CaseIterable {
    case open, granted, refused, withdrawn

    package var label: Label {
      switch self {
      case .open: Label("等待决定", "Waiting")
      case .granted: Label("已同意", "Granted")
      case .refused: Label("未同意", "Refused")
      case .withdrawn: Label("已撤回", "Withdrawn")
      }
    }
  }

  package let id: String
  package let account: AccountID
  /// The organisation's id when it was written.
  package let organisation: String
  package let words: String
  /// The unified social credit code that they gave. It is printed on every invoice, so it proves nothing; a wrong one tells something.
  package let code: String?
  /// Whether mail of the organisation's domain reaches them.
  package let hasDomain: Bool
  package internal(set) var state: State
  /// Why, in the words of who decided.
  package internal(set) var decision: String
  package internal(set) var by: AccountID?
  /// Milliseconds since 1970, UTC.
  package let made: Int
  package internal(set) var decided: Int?

  var ref: Ref { Ref(Kind("organisation-claim"), id) }

  /// Code points.
  package static let longest = 2000
  /// Of characters one alone can be of any length: a letter with marks without end.
  static func mayBeSaid(_ words: String) -> Bool { words.unicodeScalars.count <= longest }
  /// Of one account, waiting at a time.
  package static let mostOpen = 5
  /// Of one account within `period`, whatever became of them.
  package static let mostMade = 20
  /// Thirty days, in milliseconds.
  static let period = 30 * 24 * 3_600_000
  /// Of one organisation, waiting at a time.
  static let mostOfOne = 50
}
