package import Access
package import Core
package import Registry

/// What somebody is to an application: of its consortium, asked into it, who poses the challenge, an expert who judges it, of the office, or nobody
/// who may know that it is there.
package struct ApplicationStanding: Sendable {
  /// Of the lead, and may write and hand in.
  package let mayEdit: Bool
  /// Whether they are of an organisation of the consortium.
  package let isParty: Bool
  /// Organisations of theirs that were asked and may say yes, or have joined and may leave: as the application names them.
  package let answersFor: [String]
  package let isOffice: Bool
  package let isExpert: Bool
  /// Of the organisation that poses the challenge, once the deadline has passed.
  package let isPoser: Bool

  package init(
    _ caller: Caller, _ application: RoundApplication, of round: Round, task: ReviewTask?, in cluster: Cluster,
    on day: Day
  ) {
    func role(_ organisation: String) -> Membership.Role? { caller.roles[cluster.present(organisation)] }
    mayEdit = caller.may(.apply, for: cluster.present(application.lead))
    isParty = application.consortium.contains { role($0) != nil }
    answersFor = application.members.map(\.organisation).filter { caller.may(.apply, for: cluster.present($0)) }
    isOffice = caller.may(.runRounds)
    isExpert = task != nil && task?.account == caller.account?.id && application.state == .handedIn
    let challenge = cluster.successor(of: application.challenge, for: .operating) ?? application.challenge
    let poser = cluster.find(ID<Need>(challenge.id), for: .operating)?.requester?.rawValue
    isPoser =
      poser.map { role($0) != nil } == true && round.isPastDeadline(on: day) && application.state == .handedIn
  }

  /// Whether they know that it is there: who is asked into it, whose it is and for which challenge.
  package var maySee: Bool { mayRead || !answersFor.isEmpty }

  /// Whether they read what the team wrote.
  package var mayRead: Bool { isParty || isOffice || isExpert || isPoser }
}
