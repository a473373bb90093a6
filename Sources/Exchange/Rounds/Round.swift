package import Access
package import Core

/// A call of the office for teams that take up challenges: 揭榜挂帅.
package struct Round: Sendable, Hashable {
  package static let kind = Kind("round")

  package let id: String
  package var terms: RoundTerms
  package var stage: RoundStage
  package let opener: AccountID
  /// Milliseconds since 1970, UTC: when it came to its stage.
  package var since: Int
  /// The last day on which the published result can be objected to.
  package var objectionsUntil: Day?
  /// Why it was cancelled, or went back to the experts.
  package var note = ""

  package var ref: Ref { Ref(Self.kind, id) }

  /// Whether teams may apply on a day.
  package func accepts(on day: Day) -> Bool { stage == .open && terms.opens <= day && day <= terms.closes }

  /// Whether nobody can apply any more: who poses a challenge reads what came in then.
  package func isPastDeadline(on day: Day) -> Bool {
    switch stage {
    // What was called off is read by nobody who had not read it: it may never have been closed.
    case .draft, .cancelled: false
    case .open: day > terms.closes
    case .reviewing, .published, .decided: true
    }
  }

  package func takesObjections(on day: Day) -> Bool {
    stage == .published && objectionsUntil.map { day <= $0 } ?? false
  }
}
