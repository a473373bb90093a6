import Core
import Matching
import Notices
import Store

extension Reminders {
  /// Days.
  private static let soon = 7
  private static let confirmation = 7

  /// Who delivers hears of it a week before, both sides and who leads once the day is over; who takes it, once it waits for them.
  static func deliveries(_ today: Day, _ connection: any Connection) throws -> [Due] {
    try DeliveryTable.all("received IS NULL", connection).flatMap { delivery -> [Due] in
      guard let engagement = try EngagementTable.find(delivery.engagement, connection) else { return [] }
      func due(_ matter: NoticeMatter, _ addressees: [Addressee], _ day: Day) -> [Due] {
        [Due(matter: matter, subject: engagement.ref, addressees: addressees, detail: day.description)]
      }
      if let day = delivery.delivered {
        guard day.ordinal + confirmation <= today.ordinal else { return [] }
        return due(.deliveryWaiting, [.organisation(engagement.asking)], day)
      }
      guard let day = delivery.due else { return [] }
      if day < today { return due(.deliveryLate, engagement.concerned, day) }
      guard day.ordinal - today.ordinal <= soon else { return [] }
      return due(.deliverySoon, [.organisation(engagement.answering)], day)
    }
  }
}
