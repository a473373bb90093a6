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

  /// Throws `agreement.name`, `agreement.value`, `agreement.day`.
  package init(name: String, type: String, value: String, day: String, closesAsk: Bool, today: Day) throws {
    guard !name.isEmpty, name.count <= 200 else { throw Refusal(.agreementName, at: "name", ["most": "200"]) }
    self.name = name
    self.type = Vocabulary.agreementTypes.word(type)?.value
    if value.isEmpty {
      self.value = nil
    } else {
      guard let money = Money(value), money.minor >= 0 else {
        throw Refusal(.agreementValue, at: "value", ["what": String(value.prefix(40))])
      }
      self.value = money
    }
    guard let signed = Day(day), signed <= today else {
      throw Refusal(.agreementDay, at: "day", ["what": String(day.prefix(40))])
    }
    self.day = signed
    self.closesAsk = closesAsk
  }
}

extension Act {
  /// The agreement becomes a record of its two parties, the engagement ends, and the ask is closed where it is met: together or not at all.
  package func sign(
    _ id: String, _ signing: Signing, as author: EngagementAuthor, today: Day
  ) throws -> ID<Agreement> {
    let old = try engagement(id, in: [.introduced, .negotiating], to: Label("签约", "sign"))
    var maker = IDMaker(seed: "engagement \(old.id)")
    var agreement = Agreement(id: try maker.next(Agreement.self, connection))
    agreement.record.visibility = .parties
    agreement.name = Text(signing.name, Language.guess(signing.name))
    agreement.type = signing.type
    agreement.firstParty = ID(old.asking)
    agreement.secondParty = ID(old.answering)
    (agreement.market, agreement.ask, agreement.answer) = (old.market, old.ask, old.answer)
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
    if signing.closesAsk, old.ask.kind == Need.kind { try close(ID<Need>(old.ask.id)) }
    return agreement.id
  }

  /// What was posted here is closed as a posting; what came by import as a record alone.
  private func close(_ id: ID<Need>) throws {
    if try Postings.find(Ref(Need.kind, id.rawValue), connection)?.state == .published {
      return try closePosting(Ref(Need.kind, id.rawValue))
    }
    guard let need = try Table<Need>.fetch(id.rawValue, connection) else { return }
    var closed = need
    closed.status = "closed"
    try update(need, to: closed)
  }
}
