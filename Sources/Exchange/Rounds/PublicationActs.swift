package import Access
package import Core
import Foundation
package import Store

// From the experts' points to the winners: published, objected to, decided.

extension Act {
  /// Ranking and proposed winners are out. Throws `round.unscored` while points are missing, `round.conflict` where somebody judged who has come to
  /// be bound since, and `round.winner` where a better one would be passed over.
  ///
  /// - Parameters:
  ///   - until: a later last day for objections than the round's working days make, where public holidays lie among them.
  ///   - present: what a record was merged into since, or itself.
  package func publish(
    round id: String, winners: Set<String>, until: Day? = nil, present: (Ref) -> Ref = { $0 }
  ) throws {
    let old = try round(id, in: [.reviewing], to: Label("公示", "be published"))
    let applications = try ApplicationTable.all("round = \(id)", connection).filter { $0.state == .handedIn }
    guard !applications.isEmpty else { throw Refusal(.roundEmpty) }
    let tasks = try PanelTable.tasks(of: id, connection).filter { task in
      applications.contains { $0.id == task.application }
    }
    try requireScored(old, applications, tasks, present)
    let ranking = RoundRanking(old, applications, tasks)
    let known = Set(applications.map(\.id))
    guard winners.isSubset(of: known), Self.areBest(winners, ranking) else {
      throw Refusal(.roundWinner, at: "winners")
    }
    guard let least = day.after(workingDays: old.terms.publicationDays) else { throw Refusal(.roundDays, at: "until") }
    let last = until ?? least
    guard last >= least, last.ordinal - least.ordinal <= 60 else {
      throw Refusal(.roundUntil, at: "until", ["day": least.description])
    }
    for application in applications {
      var new = application
      new.isWinner = winners.contains(application.id)
      try put(application, new)
    }
    try move(old, to: .published, until: last)
  }

  /// Back to the experts, because an objection was right: the result is no longer out, and comes out anew.
  package func reconsider(round id: String, reason: String) throws {
    let old = try round(id, in: [.published], to: Label("退回评审", "go back to the experts"))
    try require(reason: reason)
    guard try !open(old).contains(where: { $0.verdict == .open }) else { throw Refusal(.roundObjections) }
    for application in try ApplicationTable.all("round = \(id)", connection) where application.isWinner {
      var new = application
      new.isWinner = false
      try put(application, new)
    }
    try move(old, to: .reviewing, note: reason)
  }

  /// The winners are final. Throws `round.early` until the last day for objections is over, `round.objections` while one waits, and
  /// `round.upheld` where one was right.
  package func decide(round id: String) throws {
    let old = try round(id, in: [.published], to: Label("揭晓", "be decided"))
    if let until = old.objectionsUntil, day <= until { throw Refusal(.roundEarly, ["day": until.description]) }
    let objections = try open(old)
    guard !objections.contains(where: { $0.verdict == .open }) else { throw Refusal(.roundObjections) }
    guard !objections.contains(where: { $0.verdict == .upheld }) else { throw Refusal(.roundUpheld) }
    try move(old, to: .decided)
  }

  // MARK: Objections

  /// - Parameter names: under which ids the organisation may stand: its own, and those of what was merged into it.
  package func object(
    to id: String, about application: String?, for organisation: String, names: Set<String> = [], words: String,
    by author: AccountID
  ) throws {
    let round = try round(id, in: [.published], to: Label("提出异议", "be objected to"))
    guard round.takesObjections(on: day) else {
      throw Refusal(.objectionLate, ["day": round.objectionsUntil?.description ?? "–"])
    }
    guard !words.isEmpty, words.count <= Objection.longest else {
      throw Refusal(.objectionWords, at: "words", ["most": "\(Objection.longest)"])
    }
    if let application {
      guard try ApplicationTable.find(application, connection).map({ $0.round == id && $0.state == .handedIn }) == true
      else { throw Refusal(.objectionAbout, at: "application") }
    }
    let own = names.union([organisation])
    guard
      try ObjectionTable.all(of: id, connection).count(where: { own.contains($0.organisation) }) < Objection.mostEach
    else { throw Refusal(.objectionMany, ["most": "\(Objection.mostEach)"]) }
    let objection = Objection(
      id: Secret.letters(12), round: id, application: application, organisation: organisation, author: author,
      words: words, at: at.milliseconds, verdict: .open, answer: "")
    try ObjectionTable.put(objection, connection)
    try journal(nil, objection)
    try tell(objection)
  }

  package func settle(objection id: String, in round: String, upheld: Bool, answer: String) throws {
    _ = try self.round(round, in: [.published], to: Label("处理异议", "settle objections"))
    guard let old = try ObjectionTable.all(of: round, connection).first(where: { $0.id == id }) else {
      throw Refusal(.objectionAbsent)
    }
    // An answer that was given stands: whoever objected has read it.
    guard old.verdict == .open else { throw Refusal(.objectionSettled) }
    guard !answer.isEmpty, answer.count <= Objection.longest else {
      throw Refusal(.objectionWords, at: "answer", ["most": "\(Objection.longest)"])
    }
    var new = old
    (new.verdict, new.answer) = (upheld ? .upheld : .rejected, answer)
    try ObjectionTable.put(new, connection)
    try journal(old, new)
    try tell(new)
  }

  // MARK: Inside

  /// Those against what is published now: what was said of an earlier result was heard then.
  private func open(_ round: Round) throws -> [Objection] {
    try ObjectionTable.all(of: round.id, connection).filter { $0.at >= round.since }
  }

  private func requireScored(
    _ round: Round, _ applications: [RoundApplication], _ tasks: [ReviewTask], _ present: (Ref) -> Ref
  ) throws {
    let byApplication = Dictionary(grouping: tasks, by: \.application)
    let missing = applications.count { application in
      let own = byApplication[application.id] ?? []
      return own.count < max(1, application.expertsLeast ?? round.terms.experts) || own.contains { $0.scored == nil }
    }
    guard missing == 0 else { throw Refusal(.roundUnscored, ["count": "\(missing)"]) }
    let conflicts = try RoundConflicts(
      of: applications, panel: Array(Set(tasks.map(\.account))), round: round.id, present: present, connection)
    for task in tasks {
      guard let reason = conflicts.reason(task.application, task.account) else { continue }
      throw Refusal(.roundConflict, ["why": reason.zh, "why.en": reason.en])
    }
  }

  /// Whether nobody who is left out was given more than somebody who wins, in any challenge.
  private static func areBest(_ winners: Set<String>, _ ranking: RoundRanking) -> Bool {
    ranking.lines.values.allSatisfy { lines in
      let last = lines.filter { winners.contains($0.application) }.compactMap(\.place).max() ?? 0
      return lines.allSatisfy { winners.contains($0.application) || ($0.place ?? .max) >= last }
    }
  }

  private func journal(_ old: Objection?, _ new: Objection) throws {
    var changes = ["verdict": Journal.Change(before: old?.verdict.rawValue, after: new.verdict.rawValue)]
    if old == nil { changes["words"] = .init(before: nil, after: new.words) }
    if old == nil { changes["organisation"] = .init(before: nil, after: new.organisation) }
    if old?.answer != new.answer { changes["answer"] = .init(before: old?.answer, after: new.answer) }
    try journal(Ref(Kind("objection"), new.id), changes, personal: ["words", "answer"])
  }
}
