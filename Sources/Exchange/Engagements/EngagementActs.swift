package import Access
package import Core
import Foundation
package import Matching
import Registry
package import Store

// What is done to engagements. Whether somebody may is asked before (`EngagementStanding`); whether it still can be done is asked here,
// where nobody else writes.

extension Act {
  private static let longest = 2000

  /// Opens an engagement, or finds the one that is open between the two already: then nothing is written.
  package func propose(
    _ pair: EngagementPair, as author: EngagementAuthor, today: Day
  ) throws -> (engagement: Engagement, isNew: Bool) {
    guard pair.asking != pair.answering else { throw Refusal(.engagementOwn) }
    let earlier = try EngagementTable.all(
      "ask = \(pair.ask.description) AND answer = \(pair.answer.description) AND market = \(pair.market)", connection)
    if let open = earlier.first(where: \.stage.isOpen) { return (open, false) }
    let now = at.milliseconds
    // A no is heard for a while; a broker may know better.
    if let side = author.side,
      let no = earlier.first(where: { $0[side.other].answer == .no }), now - no.since < Engagement.quiet
    {
      throw Refusal(.engagementDeclined)
    }
    let engagement = Engagement(
      id: Secret.letters(12), market: pair.market, ask: pair.ask, answer: pair.answer, asking: pair.asking,
      answering: pair.answering, stage: .proposed, opener: author.account,
      broker: author.side == nil ? author.account : nil,
      opened: now, since: now, expires: try today.adding(Engagement.patience(.proposed)), score: pair.score)
    try EngagementTable.insert(engagement, connection)
    try log("engagement.propose", "", engagement, author)
    try journal(
      engagement.ref,
      [
        "market": .init(before: nil, after: pair.market), "ask": .init(before: nil, after: pair.ask.description),
        "answer": .init(before: nil, after: pair.answer.description),
        "stage": .init(before: nil, after: EngagementStage.proposed.rawValue),
      ])
    return (engagement, true)
  }

  /// A side's yes. When it is the second, both are introduced to each other.
  ///
  /// - Parameter consent: whether the side promises to keep what it is told in confidence; wanted where the other has anything to tell.
  package func accept(
    _ id: String, for side: Side, words: String, consent: Bool, as author: EngagementAuthor, today: Day
  ) throws -> Engagement {
    let old = try engagement(id, in: [.proposed], to: Label("表态", "answer"))
    guard try consent || !Disclosure.isConfidential(old.record(side.other), connection) else {
      throw Refusal(.engagementConsent, at: "consent")
    }
    // Who said yes is whom to call, and what was promised stays promised: it is said once.
    guard old[side].answer == .unsaid else { return old }
    var new = old
    new[side] = Stance(
      answer: .yes, reason: try words.within(Self.longest), by: author.account, at: at.milliseconds,
      consent: consent ? at.milliseconds : nil)
    new.expires = max(old.expires, try today.adding(Engagement.patience(.proposed)))
    if new[side.other].answer == .yes {
      try new.move(to: .introduced, at, today)
      new.introduced = at.milliseconds
    }
    try put(old, new)
    try log("engagement.accept", words, new, author)
    return new
  }

  /// A side's promise, where the other has something to tell since the yes.
  package func promise(_ id: String, for side: Side, as author: EngagementAuthor) throws {
    let old = try engagement(id, in: [.introduced, .negotiating, .signed], to: Label("承诺保密", "promise"))
    guard old[side].consent == nil else { return }
    var new = old
    new[side].consent = at.milliseconds
    try put(old, new)
    try log("engagement.promise", "", new, author)
  }

  /// A side's no, with its reason.
  package func decline(
    _ id: String, for side: Side, reason: String, as author: EngagementAuthor, today: Day
  ) throws -> Engagement {
    let old = try engagement(id, in: [.proposed, .introduced, .negotiating], to: Label("婉拒", "decline"))
    var new = old
    new[side] = Stance(
      answer: .no, reason: try reason.said(Self.longest), by: author.account, at: at.milliseconds,
      consent: old[side].consent)
    try new.move(to: .declined, at, today)
    try put(old, new)
    try log("engagement.decline", reason, new, author, isShared: false)
    return new
  }

  package func negotiate(_ id: String, as author: EngagementAuthor, today: Day) throws -> Engagement {
    let old = try engagement(id, in: [.introduced], to: Label("转入洽谈", "begin to negotiate"))
    var new = old
    try new.move(to: .negotiating, at, today)
    try put(old, new)
    try log("engagement.negotiate", "", new, author)
    return new
  }

  package func withdraw(_ id: String, reason: String, as author: EngagementAuthor, today: Day) throws -> Engagement {
    let old = try engagement(id, in: [.proposed, .introduced, .negotiating], to: Label("撤回", "withdraw"))
    var new = old
    try new.move(to: .withdrawn, at, today)
    try put(old, new)
    try log("engagement.withdraw", try reason.said(Self.longest), new, author, isShared: false)
    return new
  }

  /// A line for the log; it puts off the day on which the engagement ends by itself.
  package func note(_ id: String, _ words: String, isShared: Bool, as author: EngagementAuthor, today: Day) throws {
    let old = try engagement(id, in: EngagementStage.allCases, to: Label("记录", "note"))
    guard !words.isEmpty, words.count <= Self.longest else {
      throw Refusal(.engagementNote, at: "note", ["most": "\(Self.longest)"])
    }
    try log("engagement.note", words, old, author, isShared: isShared)
    guard old.stage.isOpen else { return }
    var new = old
    new.expires = max(old.expires, try today.adding(Engagement.patience(old.stage)))
    try put(old, new)
  }

  /// What is to be done next, by when; both empty for nothing.
  package func plan(_ id: String, next action: String, on day: Day?, broker: AccountID?, as author: EngagementAuthor)
    throws
  {
    let old = try engagement(id, in: [.proposed, .introduced, .negotiating], to: Label("安排下一步", "plan a next action"))
    var new = old
    (new.nextAction, new.nextDay) = (try action.within(200), day)
    new.broker = broker ?? old.broker
    if let day { new.expires = max(new.expires, day) }
    guard new != old else { return }
    try put(old, new)
    try log(
      "engagement.plan", [day?.description, action].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " "),
      new, author, isShared: false)
  }

  /// What a broker led who is no longer there waits for another.
  package func release(_ broker: AccountID) throws {
    for old in try EngagementTable.all("broker = \(broker.rawValue)", connection) {
      var new = old
      new.broker = nil
      try put(old, new)
    }
  }

  /// Ends what nobody did anything about. Returns how many.
  package func expireEngagements(today: Day) throws -> Int {
    let over = try EngagementTable.all(EngagementTable.over(on: today), connection)
    for old in over {
      var new = old
      try new.move(to: .expired, at, today)
      try put(old, new)
      // Nobody did it: it is told as the opener's, who let it lie.
      try log("engagement.expire", "", new, EngagementAuthor(new.opener, for: nil))
    }
    return over.count
  }

  // MARK: Inside

  /// Throws `engagement.absent`, and `engagement.stage` where it is in none of `stages` any more.
  func engagement(_ id: String, in stages: [EngagementStage], to what: Label) throws -> Engagement {
    guard let found = try EngagementTable.find(id, connection) else {
      throw Refusal(.engagementAbsent, ["what": String(id.prefix(20))])
    }
    guard stages.contains(found.stage) else {
      let stage = found.stage.label
      throw Refusal(
        .engagementStage, ["stage": stage.zh, "stage.en": stage.en.lowercased(), "what": what.zh, "what.en": what.en])
    }
    return found
  }

  func put(_ old: Engagement, _ new: Engagement) throws {
    try EngagementTable.update(new, connection)
    var changes: [String: Journal.Change] = [:]
    func note(_ name: String, _ before: String?, _ after: String?) {
      if before != after { changes[name] = .init(before: before, after: after) }
    }
    note("stage", old.stage.rawValue, new.stage.rawValue)
    for side in Side.allCases {
      note("\(side.rawValue)/stance", old[side].answer.rawValue, new[side].answer.rawValue)
      note("\(side.rawValue)/consent", old[side].consent.map(String.init), new[side].consent.map(String.init))
      note("\(side.rawValue)/reason", old[side].reason, new[side].reason)
    }
    note("broker", old.broker?.rawValue, new.broker?.rawValue)
    note("next_action", old.nextAction, new.nextAction)
    note("next_day", old.nextDay?.description, new.nextDay?.description)
    note("expires", old.expires.description, new.expires.description)
    // What people wrote of each other can be erased.
    try journal(new.ref, changes, personal: ["ask/reason", "answer/reason", "next_action"])
  }

  func log(
    _ verb: String, _ words: String, _ engagement: Engagement, _ author: EngagementAuthor, isShared: Bool = true
  ) throws {
    try EngagementLog.add(
      verb, words, to: engagement, as: author, isShared: isShared, at: self.at.milliseconds, connection)
    try tell(verb, of: engagement, by: author, isShared: isShared)
  }
}

extension Engagement {
  fileprivate mutating func move(to stage: EngagementStage, _ at: Date, _ today: Day) throws {
    self.stage = stage
    since = at.milliseconds
    expires = try today.adding(Self.patience(stage))
    if !stage.isOpen { (nextAction, nextDay) = ("", nil) }
  }
}

extension Day {
  func adding(_ days: Int) throws -> Day {
    guard let day = Day(ordinal: ordinal + days) else { throw Refusal(.engagementDay, ["what": description]) }
    return day
  }
}

extension String {
  fileprivate func within(_ most: Int) throws -> String {
    guard count <= most else { throw Refusal(.engagementNote, at: "words", ["most": "\(most)"]) }
    return self
  }

  fileprivate func said(_ most: Int) throws -> String {
    guard !isEmpty, count <= most else { throw Refusal(.engagementReason, at: "reason", ["most": "\(most)"]) }
    return self
  }
}
