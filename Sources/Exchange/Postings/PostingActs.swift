package import Access
package import Core
import Foundation
import Registry
package import Store

// What is done to what people post: record, posting and journal together. Whether somebody may is asked before.

extension Act {
  /// A new record of `poster`, for its own organisation alone until it was reviewed.
  package func post<E: Posted>(_ draft: E, for poster: String, visibility: Visibility, by author: AccountID) throws
    -> Ref
  {
    let drafts = try Postings.of([poster], connection).count { $0.state.isDraft || $0.state == .review }
    guard drafts < Posting.mostDrafts else { throw Refusal(.postingMany, ["most": "\(Posting.mostDrafts)"]) }
    var entity = draft
    entity.poster = ID(poster)
    entity.status = PostingState.draft.status
    entity.record.visibility = .owner
    entity.record.source = Citation(.edit, "posting")
    try create(entity)
    try put(
      nil,
      Posting(
        record: entity.ref, author: author, organisation: poster, state: .draft, visibility: visibility,
        since: at.milliseconds))
    return entity.ref
  }

  /// Its words changed. What was reviewed is reviewed again, and stands as it was until then only in its history.
  ///
  /// - Parameter seen: what was changed (`Posting.seen`): throws `posting.changed` where somebody else has changed it since.
  package func revise<E: Posted>(_ new: E, seen: String, visibility: Visibility) throws {
    let old = try posting(new.ref, in: [.draft, .returned, .review, .published], to: Label("修改", "change"))
    guard let before = try Table<E>.fetch(new.id.rawValue, connection) else {
      throw Refusal(.postingAbsent, ["what": new.ref.description])
    }
    let disclosure = try Disclosure.of(new.ref, connection)
    guard Posting.seen(before, disclosure, old.visibility) == seen else { throw Refusal(.postingChanged) }
    var entity = new
    (entity.poster, entity.status, entity.record) = (before.poster, before.status, before.record)
    var posting = old
    posting.visibility = visibility
    if !old.state.isDraft {
      posting.state = .review
      posting.since = at.milliseconds
      entity.record.visibility = .owner
    }
    try update(before, to: entity)
    try put(old, posting)
  }

  package func handIn(_ record: Ref) throws {
    try move(record, from: [.draft, .returned], to: .review, Label("提交", "hand in"))
  }

  /// - Parameters:
  ///   - seen: the fingerprint of what was reviewed: throws `posting.changed` where it is no longer that.
  ///   - today: it stands for `Posting.validity` days from then on.
  package func publish(_ record: Ref, seen: String, today: Day) throws {
    let now = try Postings.record(record, connection)?.fingerprint
    let visibility = try Postings.find(record, connection)?.visibility
    let files = try Attachments.of(record, connection)
    guard Posting.seen(now ?? "", visibility, files) == seen else { throw Refusal(.postingChanged) }
    try move(record, from: [.review], to: .published, Label("发布", "publish"), today: today)
    try AttachmentTable.review(record, connection)
  }

  package func giveBack(_ record: Ref, note: String) throws {
    guard !note.isEmpty, note.count <= 2000 else { throw Refusal(.postingNote, at: "note", ["most": "2000"]) }
    try move(record, from: [.review], to: .returned, Label("退回", "give back"), note: note)
  }

  /// Another `Posting.validity` days, without another review: not a word of it changed.
  package func renew(_ record: Ref, today: Day) throws {
    try move(record, from: [.published, .expired], to: .published, Label("续期", "renew"), today: today)
  }

  package func withdraw(_ record: Ref) throws {
    try move(record, from: [.draft, .returned, .review, .published], to: .withdrawn, Label("撤回", "withdraw"))
  }

  /// Done with.
  package func closePosting(_ record: Ref, _ outcome: PostingOutcome) throws {
    try move(
      record, from: [.draft, .returned, .review, .published, .expired], to: .closed, Label("结束", "close"),
      outcome: outcome)
  }

  /// Ends what nobody renewed. Returns how many.
  package func expirePostings(today: Day) throws -> Int {
    let over = try PostingTable.all(PostingTable.over(on: today), connection)
    for posting in over { try move(posting.record, from: [.published], to: .expired, Label("过期", "expire")) }
    return over.count
  }

  // MARK: Inside

  /// What is published says something else now, and is not shown until somebody looked at that.
  func reviewAgain(_ record: Ref) throws {
    try move(record, from: [.published], to: .review, Label("重新审核", "review it again"))
  }

  private func move(
    _ record: Ref, from states: [PostingState], to state: PostingState, _ what: Label, note: String = "",
    outcome: PostingOutcome? = nil, today: Day? = nil
  ) throws {
    let old = try posting(record, in: states, to: what)
    var new = old
    (new.state, new.note, new.outcome, new.since) = (state, note, outcome, at.milliseconds)
    if let today { new.expires = Day(ordinal: today.ordinal + Posting.validity) }
    try put(old, new)
    try tell(old, new)
    // A record that was merged into another says what that one says.
    if let posted = try Postings.record(record, connection) { try settle(posted, new) }
  }

  /// What the record itself says of its posting: its status, and who sees it.
  private func settle(_ old: some Posted, _ posting: Posting) throws {
    var new = old
    new.status = posting.state.status
    switch posting.state {
    case .published: new.record.visibility = posting.visibility
    case .draft, .review, .returned: new.record.visibility = .owner
    // What was public stays so, as something that is over.
    case .closed, .withdrawn, .expired: break
    }
    try update(old, to: new)
  }

  func posting(_ record: Ref, in states: [PostingState], to what: Label) throws -> Posting {
    guard let found = try Postings.find(record, connection) else {
      throw Refusal(.postingAbsent, ["what": record.description])
    }
    guard states.contains(found.state) else {
      let state = found.state.label
      throw Refusal(
        .postingState, ["state": state.zh, "state.en": state.en.lowercased(), "what": what.zh, "what.en": what.en])
    }
    return found
  }

  private func put(_ old: Posting?, _ new: Posting) throws {
    try PostingTable.put(new, connection)
    var changes = ["state": Journal.Change(before: old?.state.rawValue, after: new.state.rawValue)]
    if old?.visibility != new.visibility {
      changes["visibility"] = .init(before: old?.visibility.rawValue, after: new.visibility.rawValue)
    }
    if old?.outcome != new.outcome {
      changes["outcome"] = .init(before: old?.outcome?.rawValue, after: new.outcome?.rawValue)
    }
    if old?.note != new.note, !new.note.isEmpty { changes["note"] = .init(before: nil, after: new.note) }
    try journal(
      Ref(Kind("posting"), "\(new.record.kind.rawValue).\(new.record.id)"), changes, personal: ["note"])
  }
}
