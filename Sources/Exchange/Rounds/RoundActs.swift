package import Access
package import Core
import Foundation
import Registry
package import Store

// What the office does to rounds. Whether somebody may is asked before; whether it still can be done is asked here, where nobody
// else writes, and by the moment at which it was asked for.

extension Act {
  /// The day on the cluster's clocks.
  var day: Day { Day.today(at) }

  package func draftRound(_ terms: RoundTerms, by opener: AccountID) throws -> Round {
    try terms.check()
    let round = Round(id: Secret.letters(12), terms: terms, stage: .draft, opener: opener, since: at.milliseconds)
    try RoundTable.insert(round, connection)
    try journal(nil, round)
    return round
  }

  package func revise(round id: String, _ terms: RoundTerms) throws {
    let old = try round(id, in: [.draft], to: Label("修改", "be changed"))
    try terms.check()
    var new = old
    new.terms = terms
    try put(old, new)
    try RoundTable.putLists(new, connection)
  }

  /// From here on challenges and criteria stand. Throws `round.closed` where the deadline has passed already, and `round.challenge` where
  /// a challenge is not for everybody to see and take up.
  package func open(round id: String) throws {
    let old = try round(id, in: [.draft], to: Label("开榜", "be opened"))
    guard day <= old.terms.closes else { throw Refusal(.roundClosed, ["day": old.terms.closes.description]) }
    for challenge in old.terms.challenges {
      let need = try Table<Need>.fetch(challenge.id, connection)
      guard let need, challenge.kind == Need.kind, need.market == "challenge", need.record.visibility == .everyone,
        need.requester != nil, (need.status ?? "open") == "open"
      else { throw Refusal(.roundChallenge, at: "challenges", ["what": need?.name.best(.zh) ?? challenge.id]) }
    }
    try move(old, to: .open)
  }

  /// Another deadline, later than the one that was promised.
  package func extend(round id: String, to closes: Day) throws {
    let old = try round(id, in: [.open], to: Label("延期", "be extended"))
    guard day <= old.terms.closes else { throw Refusal(.roundClosed, ["day": old.terms.closes.description]) }
    guard closes > old.terms.closes, closes.ordinal - old.terms.opens.ordinal <= 731 else {
      throw Refusal(.roundDays, at: "closes")
    }
    var new = old
    new.terms.closes = closes
    try put(old, new)
  }

  /// The deadline has passed, and the experts begin.
  package func review(round id: String) throws {
    let old = try round(id, in: [.open], to: Label("转入评审", "go to the experts"))
    guard day > old.terms.closes else { throw Refusal(.roundEarly, ["day": old.terms.closes.description]) }
    guard try ApplicationTable.all("round = \(id)", connection).contains(where: { $0.state == .handedIn }) else {
      throw Refusal(.roundEmpty)
    }
    try move(old, to: .reviewing)
  }

  /// A draft, which nobody but the office has seen, goes with its panel.
  package func discard(round id: String) throws {
    let old = try round(id, in: [.draft], to: Label("删除", "be discarded"))
    try journal(old.ref, Journal.changes(from: old.spellings, to: [:]))
    try RoundTable.remove(old, connection)
  }

  /// Everybody is told that it is called off, and why.
  package func cancel(round id: String, reason: String) throws {
    let old = try round(id, in: [.open, .reviewing, .published], to: Label("取消", "be cancelled"))
    try require(reason: reason)
    try move(old, to: .cancelled, note: reason)
  }

  // MARK: Inside

  /// Why somebody does what others have to bear.
  func require(reason: String, most: Int = 1000) throws {
    guard !reason.isEmpty, reason.count <= most else { throw Refusal(.roundReason, at: "reason", ["most": "\(most)"]) }
  }

  /// Throws `round.absent`, and `round.stage` where it is in none of `stages` any more.
  func round(_ id: String, in stages: [RoundStage], to what: Label) throws -> Round {
    guard let found = try RoundTable.all("id = \(id)", connection).first else {
      throw Refusal(.roundAbsent, ["what": String(id.prefix(20))])
    }
    guard stages.contains(found.stage) else {
      let stage = found.stage.label
      throw Refusal(
        .roundStage, ["stage": stage.zh, "stage.en": stage.en.lowercased(), "what": what.zh, "what.en": what.en])
    }
    return found
  }

  func move(_ old: Round, to stage: RoundStage, note: String = "", until: Day? = nil) throws {
    var new = old
    (new.stage, new.note, new.since, new.objectionsUntil) = (stage, note, at.milliseconds, until ?? old.objectionsUntil)
    try put(old, new)
    try tell(old, new)
  }

  private func put(_ old: Round, _ new: Round) throws {
    try RoundTable.update(new, connection)
    try journal(old, new)
  }

  private func journal(_ old: Round?, _ new: Round) throws {
    try journal(new.ref, Journal.changes(from: old?.spellings ?? [:], to: new.spellings))
  }
}

extension Round {
  /// What the journal keeps of it.
  fileprivate var spellings: [String: String] {
    [
      "name_zh": terms.name.zh, "name_en": terms.name.en,
      "challenges": terms.challenges.map(\.description).joined(separator: " "),
      "criteria": terms.criteria.map { "\($0.name.zh) / \($0.name.en) \($0.weight) \($0.most)" }.joined(
        separator: "; "),
      "opens": terms.opens.description, "closes": terms.closes.description,
      "publication_days": "\(terms.publicationDays)", "experts": "\(terms.experts)",
      "load": "\(terms.loadLeast)–\(terms.loadMost)", "drops_extremes": terms.dropsExtremes ? "yes" : "no",
      "fair": terms.isFair ? "yes" : "no", "stage": stage.rawValue,
      "objections_until": objectionsUntil?.description ?? "", "note": note,
    ]
  }
}
