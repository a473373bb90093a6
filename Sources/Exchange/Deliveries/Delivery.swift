package import Core
import Registry
package import Store

/// What becomes of an agreement once it is signed: by when it is to be delivered, and whether it was, as both sides say.
package struct Delivery: Sendable, Hashable {
  package let engagement: String
  /// Nil where no day was agreed.
  package var due: Day?
  /// When the answering side says that it delivered.
  package var delivered: Day?
  /// When the asking side took it: then it is over.
  package var received: Day?

  init(engagement: String, due: Day? = nil, delivered: Day? = nil, received: Day? = nil) {
    (self.engagement, self.due, self.delivered, self.received) = (engagement, due, delivered, received)
  }

  package func isLate(on today: Day) -> Bool { delivered == nil && due.map { $0 < today } ?? false }

  /// Of an engagement that is signed; one of which nothing was said yet is there, and empty.
  package static func of(_ engagement: Engagement, _ connection: any Connection) throws -> Delivery? {
    guard engagement.stage == .signed else { return nil }
    return try DeliveryTable.find(engagement.id, connection) ?? Delivery(engagement: engagement.id)
  }

  /// Of those that are signed, what is still to come or to be taken: by engagement.
  package static func awaited(of engagements: [Engagement], _ connection: any Connection) throws -> [String: Delivery] {
    let signed = engagements.filter { $0.stage == .signed }.map(\.id)
    guard !signed.isEmpty else { return [:] }
    let all = try DeliveryTable.all(
      "received IS NULL AND (due IS NOT NULL OR delivered IS NOT NULL) AND engagement IN \(values: signed)", connection)
    return Dictionary(all.map { ($0.engagement, $0) }) { one, _ in one }
  }

  /// Engagements that are delivered and taken.
  package static func received(_ connection: any Connection) throws -> Set<String> {
    Set(try DeliveryTable.all("received IS NOT NULL", connection).map(\.engagement))
  }
}
