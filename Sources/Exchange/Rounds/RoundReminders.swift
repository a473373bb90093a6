import Access
import Core
import Notices
import Store

extension Reminders {
  /// Days before a deadline.
  private static let lastCall = 3

  /// Whoever has a draft, that its deadline comes near; the office, that one is over.
  static func rounds(_ today: Day, _ connection: any Connection) throws -> [Due] {
    let stages = [RoundStage.open, .published].map(\.rawValue)
    return try RoundTable.all("stage IN \(values: stages)", connection).flatMap { round -> [Due] in
      func office(_ matter: NoticeMatter, after day: Day?) -> [Due] {
        guard let day, today > day else { return [] }
        return [Due(matter: matter, subject: round.ref, addressees: [.office(.runRounds)], detail: day.description)]
      }
      if round.stage == .published { return office(.roundSettled, after: round.objectionsUntil) }
      let closes = round.terms.closes
      guard today <= closes else { return office(.roundEnded, after: closes) }
      guard closes.ordinal - today.ordinal <= lastCall else { return [] }
      return try ApplicationTable.all(
        "round = \(round.id) AND state = \(ApplicationState.draft.rawValue)", connection
      ).map {
        Due(
          matter: .applicationClosing, subject: $0.ref, addressees: [.organisation($0.lead)],
          detail: closes.description)
      }
    }
  }
}
