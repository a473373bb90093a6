import Access
import Core
import Exchange
import Notices
import Registry
import Store

/// Rounds and applications that notices are about, as far as their reader may see them now.
struct RoundNotices: Sendable {
  private let rounds: [String: Round]
  private let applications: [String: RoundApplication]

  init(_ notices: [Notice], for caller: Caller, in cluster: Cluster, _ connection: any Connection) throws {
    var (rounds, applications): ([String: Round], [String: RoundApplication]) = ([:], [:])
    for id in Set(notices.filter { $0.subject.kind == RoundApplication.kind }.map(\.subject.id)) {
      guard let application = try Rounds.application(id, connection),
        let round = try Rounds.find(application.round, connection)
      else { continue }
      let task = try caller.account.flatMap { try Rounds.task(id, $0.id, connection) }
      let standing = ApplicationStanding(caller, application, of: round, task: task, in: cluster, on: .today())
      if standing.maySee { applications[id] = application }
    }
    for id in Set(notices.filter { $0.subject.kind == Round.kind }.map(\.subject.id)) {
      guard let round = try Rounds.find(id, connection) else { continue }
      if round.stage != .draft || caller.may(.runRounds) { rounds[id] = round }
    }
    (self.rounds, self.applications) = (rounds, applications)
  }

  /// What it is about by name, and where it leads; nil where that is no longer for its reader.
  func subject(of notice: Notice, _ title: (Ref) -> String, _ language: Language) -> (name: String, address: Address)? {
    if notice.subject.kind == RoundApplication.kind {
      guard let application = applications[notice.subject.id] else { return nil }
      let address: Address = notice.matter == .reviewAssigned ? .scoring(application.id) : .application(application.id)
      return (title(application.challenge), address)
    }
    guard let round = rounds[notice.subject.id] else { return nil }
    let address: Address =
      switch notice.matter {
      case .objectionAnswered: .objection(round.id)
      case .objectionRaised, .roundEnded, .roundSettled: .roundOffice(round.id)
      default: .round(round.id)
      }
    return (round.terms.name[language], address)
  }
}
