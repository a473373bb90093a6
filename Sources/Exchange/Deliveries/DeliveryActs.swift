package import Core
package import Store

// What is done about deliveries. Who may is asked before (`EngagementOrder`).

extension Act {
  private static let longest = 2000
  /// Years ahead that a day of delivery may lie.
  private static let ahead = 10

  /// Agrees a day, or another.
  package func expect(_ due: Day, of id: String, as author: EngagementAuthor, today: Day) throws {
    guard due >= today, due.ordinal <= today.ordinal + Self.ahead * 366 else {
      throw Refusal(.deliveryDay, at: "due", ["what": due.description])
    }
    try change(id, "delivery.due", due.description, author) { old in
      guard old.delivered == nil else { throw Refusal(.deliveryState) }
      old.due = due
    }
  }

  /// The answering side says that it has delivered.
  package func deliver(_ id: String, on day: Day, words: String, as author: EngagementAuthor, today: Day) throws {
    try change(id, "delivery.deliver", words, author) { old in
      guard old.delivered == nil else { throw Refusal(.deliveryState) }
      old.delivered = try Self.past(day, today)
    }
  }

  /// The asking side has it, whether the other has said so or not.
  package func receive(_ id: String, on day: Day, words: String, as author: EngagementAuthor, today: Day) throws {
    try change(id, "delivery.receive", words, author) { old in
      old.received = try Self.past(day, today)
      old.delivered = min(old.delivered ?? day, day)
    }
  }

  /// It is not what was agreed: to be delivered once more.
  package func refuseDelivery(_ id: String, reason: String, as author: EngagementAuthor) throws {
    guard !reason.isEmpty else { throw Refusal(.deliveryReason, at: "reason", ["most": "\(Self.longest)"]) }
    try change(id, "delivery.refuse", reason, author) { old in
      guard old.delivered != nil else { throw Refusal(.deliveryState) }
      old.delivered = nil
    }
  }

  private static func past(_ day: Day, _ today: Day) throws -> Day {
    guard day <= today else { throw Refusal(.deliveryDone, at: "day", ["what": day.description]) }
    return day
  }

  private func change(
    _ id: String, _ verb: String, _ words: String, _ author: EngagementAuthor, _ body: (inout Delivery) throws -> Void
  ) throws {
    let engagement = try engagement(id, in: [.signed], to: Label("登记交付", "keep its delivery"))
    guard words.count <= Self.longest else {
      throw Refusal(.deliveryReason, at: "words", ["most": "\(Self.longest)"])
    }
    let old = try DeliveryTable.find(id, connection) ?? Delivery(engagement: id)
    // What both agree is over.
    guard old.received == nil else { throw Refusal(.deliveryState) }
    var new = old
    try body(&new)
    guard new != old else { return }
    try DeliveryTable.put(new, connection)
    var changes: [String: Journal.Change] = [:]
    for (name, day) in [
      ("due", \Delivery.due), ("delivered", \Delivery.delivered), ("received", \Delivery.received),
    ] where old[keyPath: day] != new[keyPath: day] {
      changes["delivery/\(name)"] = .init(
        before: old[keyPath: day]?.description, after: new[keyPath: day]?.description)
    }
    try journal(engagement.ref, changes)
    try log(verb, words, engagement, author)
  }
}
