import Access
package import Core
import Foundation
import Matching
package import Registry
package import Store

/// What is written down when two sides sign.
package struct Signing: Sendable {
  package let name: String
  package let type: String?
  package let value: Money?
  package let day: Day
  /// Whether the ask is met by it, and so closed.
  package let closesAsk: Bool
  /// When it is to be delivered, where that was agreed.
  package let due: Day?

  /// Throws `agreement.name`, `agreement.value`, `agreement.day`, `delivery.day`.
  package init(
    name: String, type: String, value: String, day: String, due: String = "", closesAsk: Bool, today: Day
  ) throws {
    guard !name.isEmpty, name.count <= 200 else { throw Refusal(.agreementName, at: "name", ["most": "200"]) }
    self.name = name
    self.type = Vocabulary.agreementTypes.word(type)?.value
    if value.isEmpty {
      self.value = nil
    } else {
      guard let money = Money(written: value) else {
        throw Refusal(.agreementValue, at: "value", ["what": String(value.prefix(40))])
      }
      self.value = money
    }
    guard let signed = Day(day), signed <= today else {
      throw Refusal(.agreementDay, at: "day", ["what": String(day.prefix(40))])
    }
    self.day = signed
    self.due = try DeliveryDay.coming(due, at: "due")
    self.closesAsk = closesAsk
  }
}

extension Act {
  /// The agreement becomes a record of its two parties, the engagement ends, and the ask is closed where it is met: together or not at all.
  ///
  /// - Parameter present: what a record was merged into since, or itself.
  package func sign(
    _ id: String, _ signing: Signing, as author: EngagementAuthor, today: Day, present: (Ref) -> Ref = { $0 }
  ) throws -> ID<Agreement> {
    let old = try engagement(id, in: [.introduced, .negotiating], to: Label("签约", "sign"))
    var agreement = Agreement(id: old.agreement)
    agreement.record.visibility = .parties
    agreement.name = Text(signing.name, Language.guess(signing.name))
    agreement.type = signing.type
    agreement.record.source = Citation(.edit, "engagement")
    agreement.firstParty = ID(present(Ref(Organisation.kind, old.asking)).id)
    agreement.secondParty = ID(present(Ref(Organisation.kind, old.answering)).id)
    (agreement.market, agreement.ask, agreement.answer) = (old.market, present(old.ask), present(old.answer))
    agreement.signed = Period(signing.day)
    agreement.value = signing.value
    agreement.status = "signed"
    try create(agreement)
    var new = old
    new.stage = .signed
    new.since = at.milliseconds
    (new.nextAction, new.nextDay) = ("", nil)
    try put(old, new)
    try log("engagement.sign", signing.name, new, author)
    if let due = signing.due { try expect(due, of: id, as: author, today: today) }
    if signing.closesAsk { try close(present(old.ask)) }
    return agreement.id
  }

  /// What was posted here is closed as a posting; what came by import as a record alone.
  private func close(_ ref: Ref) throws {
    if let state = try Postings.find(ref, connection)?.state {
      if state != .closed, state != .withdrawn { try closePosting(ref, .met) }
      return
    }
    if let posted = try Postings.record(ref, connection) { try close(posted) }
  }

  private func close(_ posted: some Posted) throws {
    var closed = posted
    closed.status = "closed"
    try update(posted, to: closed)
  }
}
