package import Access
package import Core
import Foundation
import Notices
import Registry
package import Store

// What a consortium does to its application. Whether somebody may is asked before; whether it still can be done, and whether it
// still is the day for it, is asked here.

extension Act {
  /// A new application of `lead`. Throws `application.twice` where it has one for the challenge already.
  ///
  /// - Parameters:
  ///   - names: under which ids the lead may stand: its own, and those of what was merged into it.
  ///   - present: what a record was merged into since, or itself.
  package func apply(
    in id: String, for challenge: Ref, lead: String, names: Set<String> = [], _ proposal: Proposal,
    by author: AccountID, present: (Ref) -> Ref = { $0 }
  ) throws -> RoundApplication {
    let round = try accepting(id, to: Label("申报", "be applied to"))
    guard round.terms.challenges.contains(challenge) else {
      throw Refusal(.applicationChallenge, ["what": challenge.id])
    }
    try requireNoPoser(lead, of: challenge, at: "organisation", present)
    let ids = names.union([lead]).sorted()
    let earlier = try ApplicationTable.all("round = \(id) AND lead IN \(values: ids)", connection)
    guard !earlier.contains(where: { $0.challenge == challenge && $0.state.isAlive }) else {
      throw Refusal(.applicationTwice)
    }
    guard earlier.count < RoundApplication.mostEach else {
      throw Refusal(.applicationMany, ["most": "\(RoundApplication.mostEach)"])
    }
    let application = RoundApplication(
      id: Secret.letters(12), round: id, challenge: challenge, lead: lead, proposal: proposal, state: .draft,
      author: author, since: at.milliseconds)
    try ApplicationTable.put(application, isNew: true, connection)
    try journal(nil, application)
    return application
  }

  /// - Parameter seen: the revision that was changed: throws `application.changed` where somebody else has changed it since.
  package func revise(application id: String, seen: Int, _ proposal: Proposal) throws {
    let old = try drafted(id, to: Label("修改", "be changed"))
    guard old.revision == seen else { throw Refusal(.applicationChanged) }
    var new = old
    new.proposal = proposal
    new.revision += 1
    try put(old, new)
  }

  // MARK: Consortium

  /// - Parameter present: what a record was merged into since, or itself.
  package func ask(_ organisation: String, into id: String, present merged: (Ref) -> Ref = { $0 }) throws {
    let old = try drafted(id, to: Label("邀请成员", "take members"))
    try requireNoPoser(organisation, of: old.challenge, at: "member", merged)
    func present(_ id: String) -> String { merged(Ref(Organisation.kind, id)).id }
    var new = old
    new.members.removeAll { present($0.organisation) == present(organisation) && $0.answer == .declined }
    guard !([new.lead] + new.members.map(\.organisation)).map(present).contains(present(organisation)) else {
      throw Refusal(.applicationMember, at: "member")
    }
    guard new.members.count < RoundApplication.mostMembers else {
      throw Refusal(.applicationMembers, at: "member", ["most": "\(RoundApplication.mostMembers)"])
    }
    new.members.append(ConsortiumMember(organisation: organisation, answer: .invited))
    try put(old, new)
    try tell(.applicationAsked, of: new, to: [organisation], who: new.lead)
  }

  /// The lead does without it.
  package func drop(_ organisation: String, from id: String) throws {
    let old = try drafted(id, to: Label("移除成员", "lose members"))
    var new = old
    new.members.removeAll { $0.organisation == organisation }
    try put(old, new)
  }

  /// A member's own yes or no; who has joined may leave until it is handed in.
  package func answer(_ answer: ConsortiumMember.Answer, of organisation: String, to id: String) throws {
    let old = try drafted(id, to: Label("确认加入", "be joined or left"))
    var new = old
    guard let place = new.members.firstIndex(where: { $0.organisation == organisation }) else {
      throw Refusal(.applicationAbsent, ["what": String(id.prefix(20))])
    }
    new.members[place].answer = answer
    try put(old, new)
    try tell(answer == .joined ? .applicationJoined : .applicationLeft, of: new, to: [new.lead], who: organisation)
  }

  // MARK: Moves

  /// Throws `application.unconfirmed` while a member has not answered: what is handed in names whom the plan counts on.
  package func handIn(application id: String) throws {
    let old = try drafted(id, to: Label("提交", "be handed in"))
    if let missing = old.proposal.missing { throw Refusal(.applicationMissing, at: missing) }
    let open = old.members.count { $0.answer == .invited }
    guard open == 0 else { throw Refusal(.applicationUnconfirmed, at: "member", ["count": "\(open)"]) }
    var new = old
    new.members.removeAll { $0.answer == .declined }
    (new.state, new.since) = (.handedIn, at.milliseconds)
    try put(old, new)
    try tell(.applicationHandedIn, of: new, to: new.consortium)
  }

  /// Back to a draft, as long as teams may apply.
  package func takeBack(application id: String) throws {
    let old = try application(id, in: [.handedIn], to: Label("取回修改", "be taken back"))
    _ = try accepting(old.round, to: Label("取回申报", "give back what was handed in"))
    var new = old
    (new.state, new.since) = (.draft, at.milliseconds)
    try put(old, new)
  }

  /// For good, until the result is out.
  package func withdraw(application id: String) throws {
    let old = try application(id, in: [.draft, .handedIn], to: Label("撤回", "be withdrawn"))
    _ = try round(old.round, in: [.open, .reviewing, .cancelled], to: Label("撤回申报", "let applications go"))
    try leave(old, as: .withdrawn, note: "")
  }

  /// The office leaves it out, formally or because an objection was right.
  package func exclude(application id: String, in round: String, reason: String) throws {
    let old = try application(id, in: [.handedIn], to: Label("不予评审", "be left out"), of: round)
    _ = try self.round(round, in: [.reviewing], to: Label("排除申报", "leave out applications"))
    try require(reason: reason)
    try leave(old, as: .excluded, note: reason)
  }

  // MARK: Inside

  /// - Parameter round: whose it has to be, where a form names both.
  func application(
    _ id: String, in states: [ApplicationState], to what: Label, of round: String? = nil
  ) throws -> RoundApplication {
    guard let found = try ApplicationTable.find(id, connection), round == nil || found.round == round else {
      throw Refusal(.applicationAbsent, ["what": String(id.prefix(20))])
    }
    guard states.contains(found.state) else {
      let state = found.state.label
      throw Refusal(
        .applicationState, ["state": state.zh, "state.en": state.en.lowercased(), "what": what.zh, "what.en": what.en])
    }
    return found
  }

  func put(_ old: RoundApplication, _ new: RoundApplication) throws {
    guard new != old else { return }
    try ApplicationTable.put(new, connection)
    try journal(old, new)
  }

  /// Whoever poses a challenge reads what others propose for it, and is not one of them.
  private func requireNoPoser(
    _ organisation: String, of challenge: Ref, at place: String, _ present: (Ref) -> Ref
  ) throws {
    let poser = try Table<Need>.fetch(present(challenge).id, connection)?.requester
    let ids = [organisation, poser?.rawValue].compactMap { $0.map { present(Ref(Organisation.kind, $0)).id } }
    guard ids.count < 2 || ids[0] != ids[1] else { throw Refusal(.applicationPoser, at: place) }
  }

  private func drafted(_ id: String, to what: Label) throws -> RoundApplication {
    let found = try application(id, in: [.draft], to: what)
    _ = try accepting(found.round, to: what)
    return found
  }

  /// Throws `round.closed` before the first day and after the last.
  private func accepting(_ id: String, to what: Label) throws -> Round {
    let round = try round(id, in: [.open], to: what)
    guard round.accepts(on: day) else {
      throw Refusal(
        day < round.terms.opens ? .roundNotYet : .roundClosed,
        ["day": (day < round.terms.opens ? round.terms.opens : round.terms.closes).description])
    }
    return round
  }

  private func leave(_ old: RoundApplication, as state: ApplicationState, note: String) throws {
    var new = old
    (new.state, new.note, new.since) = (state, note, at.milliseconds)
    try put(old, new)
    try tell(state == .excluded ? .applicationExcluded : .applicationWithdrawn, of: new, to: new.consortium)
  }

  private func journal(_ old: RoundApplication?, _ new: RoundApplication) throws {
    let changes = Journal.changes(from: old?.spellings ?? [:], to: new.spellings)
    // What a team wrote names people, and can be erased.
    try journal(new.ref, changes, personal: ["summary", "plan", "team", "note"])
  }
}

extension RoundApplication {
  fileprivate var spellings: [String: String] {
    [
      "round": round, "challenge": challenge.description, "lead": lead, "summary": proposal.summary,
      "plan": proposal.plan, "team": proposal.team, "amount": proposal.amount?.description ?? "",
      "members": members.map { "\($0.organisation) \($0.answer.rawValue)" }.joined(separator: "; "),
      "state": state.rawValue, "note": note, "winner": isWinner ? "yes" : "no",
      "experts": [expertsLeast, expertsMost].map { $0.map(String.init) ?? "" }.joined(separator: "–"),
    ]
  }
}
