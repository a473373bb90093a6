import Access
import Core
import Notices
import Registry
import Store

// Who is told of what happens in a round. What a team wrote, points and names of experts are in none of it.

extension Act {
  /// Those who apply, and who poses the challenges, of where a round has come to.
  func tell(_ old: Round, _ new: Round) throws {
    let matter: NoticeMatter
    switch new.stage {
    case .published: matter = .roundPublished
    case .decided: matter = .roundDecided
    case .cancelled: matter = .roundCancelled
    case .reviewing where old.stage == .published: matter = .roundReconsidered
    // What is open stands on the page of rounds; that the deadline is over was said beforehand.
    case .draft, .open, .reviewing: return
    }
    let teams = try ApplicationTable.all("round = \(new.id)", connection).filter(\.state.isAlive).flatMap(\.consortium)
    let posers = try new.terms.challenges.compactMap { try Table<Need>.fetch($0.id, connection)?.requester?.rawValue }
    try tell(
      matter, of: new.ref, to: Set(teams + posers).sorted().map(Addressee.organisation), by: AccountID(actor: actor))
  }

  /// - Parameter who: the organisation that did it, where it was one.
  func tell(_ matter: NoticeMatter, of application: RoundApplication, to organisations: [String], who: String = "")
    throws
  {
    try tell(
      matter, of: application.ref, to: organisations.map(Addressee.organisation), detail: who,
      by: AccountID(actor: actor))
  }

  func tellExpert(_ task: ReviewTask, of application: RoundApplication) throws {
    try tell(.reviewAssigned, of: application.ref, to: [.account(task.account)], by: AccountID(actor: actor))
  }

  /// The office of a new objection; who raised it, of the answer.
  func tell(_ objection: Objection) throws {
    let addressee =
      objection.verdict == .open
      ? Addressee.office(.runRounds) : .organisation(objection.organisation)
    try tell(
      objection.verdict == .open ? .objectionRaised : .objectionAnswered, of: Ref(Round.kind, objection.round),
      to: [addressee], detail: objection.id, by: AccountID(actor: actor))
  }
}
