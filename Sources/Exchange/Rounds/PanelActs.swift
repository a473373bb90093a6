package import Access
package import Core
import Foundation
package import Store

// What the office does about who judges what, and what an expert says of it themselves.

extension Act {
  /// Makes somebody one of a round's experts, or changes what is known of them there: their person's record stays where none is named.
  package func seat(_ panelist: Panelist, in id: String) throws {
    _ = try round(id, in: [.draft, .open, .reviewing], to: Label("调整专家名单", "change its experts"))
    _ = try account(panelist.account)
    let least = panelist.loadLeast ?? 0
    for (field, count, range) in [
      ("load_most", panelist.loadMost ?? 1, 0...200), ("load_least", least, 0...200),
    ] where !range.contains(count) {
      throw Refusal(.roundCount, at: field, ["least": "\(range.lowerBound)", "most": "\(range.upperBound)"])
    }
    let panel = try PanelTable.panel(of: id, connection)
    let old = panel.first { $0.account == panelist.account }
    var panelist = panelist
    panelist.person = panelist.person ?? old?.person
    guard old != panelist else { return }
    guard old != nil || panel.count < Panelist.most else {
      throw Refusal(.roundPanel, at: "expert", ["most": "\(Panelist.most)"])
    }
    try PanelTable.put(panelist, in: id, connection)
    try journalPanel(id, panelist.account, old?.spelling, panelist.spelling)
  }

  /// Throws `round.expert.busy` while they have something to judge.
  package func unseat(_ account: AccountID, from id: String) throws {
    _ = try round(id, in: [.draft, .open, .reviewing], to: Label("调整专家名单", "change its experts"))
    guard let old = try PanelTable.panel(of: id, connection).first(where: { $0.account == account }) else { return }
    guard try !PanelTable.tasks(of: id, connection).contains(where: { $0.account == account }) else {
      throw Refusal(.roundExpertBusy)
    }
    try connection.execute("DELETE FROM round_panel WHERE round = \(id) AND account = \(account.rawValue)")
    try journalPanel(id, account, old.spelling, nil)
  }

  /// Somebody is not to judge an application: what they gave for it no longer counts, and is taken away.
  package func recuse(_ account: AccountID, from application: String, in round: String? = nil, reason: String) throws {
    let found = try self.application(application, in: [.handedIn], to: Label("回避", "be recused from"), of: round)
    _ = try self.round(found.round, in: [.reviewing], to: Label("登记回避", "take recusals"))
    guard try PanelTable.panel(of: found.round, connection).contains(where: { $0.account == account }) else {
      throw Refusal(.roundExpertAbsent)
    }
    try require(reason: reason, most: 500)
    let own = "application = \(application) AND account = \(account.rawValue)" as SQL
    let old = try connection.row("SELECT reason FROM round_recusal WHERE \(own)")?.string(0)
    guard old != reason else { return }
    try connection.execute("DELETE FROM round_recusal WHERE \(own)")
    try connection.execute(
      """
      INSERT INTO round_recusal (application, account, reason)
        VALUES (\(application), \(account.rawValue), \(reason))
      """)
    try journal(
      found.ref, ["recusal/\(account)": .init(before: old, after: reason)], personal: ["recusal/\(account)"])
    for task in try PanelTable.tasks(own, connection) {
      try PanelTable.remove(task, connection)
      try journal(task, nil, found)
    }
  }

  /// Who judges what from now on. What has been judged stays, and so does what is locked; nobody is given what they must not see.
  ///
  /// - Parameter tasks: all of the round, those that stay among them.
  package func assign(_ tasks: [ReviewTask], in id: String, present: (Ref) -> Ref = { $0 }) throws {
    _ = try round(id, in: [.reviewing], to: Label("分派专家", "assign experts"))
    let applications = try ApplicationTable.all("round = \(id)", connection).filter { $0.state == .handedIn }
    let known = Dictionary(uniqueKeysWithValues: applications.map { ($0.id, $0) })
    let panel = try PanelTable.panel(of: id, connection).map(\.account)
    let conflicts = try RoundConflicts(of: applications, panel: panel, round: id, present: present, connection)
    let old = try PanelTable.tasks(of: id, connection).filter { known[$0.application] != nil }
    let wanted = Dictionary(tasks.map { ("\($0.application) \($0.account)", $0) }) { one, _ in one }
    for task in old where wanted["\(task.application) \(task.account)"] == nil {
      // Somebody was faster: what they judged or locked meanwhile is not thrown away.
      guard task.scored == nil, !task.isLocked else { throw Refusal(.roundChanged) }
    }
    let held = Set(old.map { "\($0.application) \($0.account)" })
    for task in tasks where !held.contains("\(task.application) \(task.account)") {
      guard let application = known[task.application], panel.contains(task.account),
        !conflicts.isClosed(task.account)
      else { throw Refusal(.roundChanged) }
      if let reason = conflicts.reason(task.application, task.account) {
        throw Refusal(.roundConflict, ["why": reason.zh, "why.en": reason.en])
      }
      try PanelTable.put(task, connection)
      try journal(nil, task, application)
      try tellExpert(task, of: application)
    }
    for task in old where wanted["\(task.application) \(task.account)"] == nil {
      try PanelTable.remove(task, connection)
      if let application = known[task.application] { try journal(task, nil, application) }
    }
  }

  /// Keeps a pair as it is when experts are assigned anew, or lets it go.
  package func lock(_ account: AccountID, at application: String, in round: String? = nil, _ isLocked: Bool) throws {
    let found = try self.application(application, in: [.handedIn], to: Label("锁定", "be locked"), of: round)
    _ = try self.round(found.round, in: [.reviewing], to: Label("锁定专家", "lock experts"))
    let own = "application = \(application) AND account = \(account.rawValue)" as SQL
    guard let old = try PanelTable.tasks(own, connection).first else { throw Refusal(.roundExpertAbsent) }
    guard old.isLocked != isLocked else { return }
    var new = old
    new.isLocked = isLocked
    try PanelTable.put(new, connection)
    try journal(old, new, found)
  }

  // MARK: Inside

  func journal(_ old: ReviewTask?, _ new: ReviewTask?, _ application: RoundApplication) throws {
    guard let account = (new ?? old)?.account else { return }
    try journal(
      application.ref, ["expert/\(account)": .init(before: old?.spelling, after: new?.spelling)],
      personal: ["expert/\(account)"])
  }

  private func journalPanel(_ id: String, _ account: AccountID, _ before: String?, _ after: String?) throws {
    try journal(Ref(Round.kind, id), ["panel/\(account)": .init(before: before, after: after)])
  }
}

extension Panelist {
  fileprivate var spelling: String {
    let loads = [loadLeast, loadMost].map { $0.map(String.init) ?? "" }.joined(separator: "–")
    return [person?.description ?? "", loads].joined(separator: " ")
  }
}

extension ReviewTask {
  fileprivate var spelling: String {
    let given = zip(points, comments).map { "\($0) \($1)" }.joined(separator: "; ")
    return (isLocked ? "locked " : "") + (scored == nil ? "assigned" : given)
  }
}
