package import Access
package import Core
package import Matching
package import Registry

/// An ask and an answer whose owners are being brought together, from the proposal to the signature or to the reason why not.
package struct Engagement: Sendable, Hashable {
  package static let kind = Kind("engagement")

  /// Twelve letters by chance: nobody counts a cluster's engagements by them.
  package let id: String
  package let market: String
  package let ask: Ref
  package let answer: Ref
  /// The organisations that ask and answer: ids as they were, which may have been merged into others since.
  package let asking: String
  package let answering: String
  package var stage: EngagementStage
  package var askStance = Stance()
  package var answerStance = Stance()
  /// Who brought it up.
  package let opener: AccountID
  /// Who sees to it that it goes on.
  package var broker: AccountID?
  package var nextAction = ""
  package var nextDay: Day?
  /// Milliseconds since 1970, UTC.
  package let opened: Int
  /// When both had said yes; nil before.
  package var introduced: Int?
  /// When it came to its stage.
  package var since: Int
  /// The day on which it ends unless somebody does something.
  package var expires: Day
  /// How well they fitted when it was opened, kept to be compared with what became of it.
  package let score: Double

  package var ref: Ref { Ref(Self.kind, id) }

  /// What is signed in the end: its id follows from the engagement's.
  package var agreement: ID<Agreement> { IDMaker.id("engagement \(id)", 1) }

  package subscript(side: Side) -> Stance {
    get { side == .ask ? askStance : answerStance }
    set {
      switch side {
      case .ask: askStance = newValue
      case .answer: answerStance = newValue
      }
    }
  }

  package func organisation(_ side: Side) -> String { side == .ask ? asking : answering }

  package var pair: String { "\(ask) \(answer)" }

  package func record(_ side: Side) -> Ref { side == .ask ? ask : answer }

  /// For so many milliseconds after a no the other side does not ask again.
  static let quiet = 30 * 86_400_000

  /// Without a word from anybody it ends after so many days: a proposal soon, what is being negotiated later.
  static func patience(_ stage: EngagementStage) -> Int { stage == .proposed ? 30 : 90 }
}

extension Side {
  package var other: Side { self == .ask ? .answer : .ask }
}
