import Core
import Store

enum DeliveryTable {
  static let migration = Migration(
    "212-delivery",
    [
      """
      CREATE TABLE delivery (
        engagement TEXT PRIMARY KEY NOT NULL REFERENCES engagement (id), due TEXT, delivered TEXT, received TEXT)
      """
    ])

  static func find(_ engagement: String, _ connection: any Connection) throws -> Delivery? {
    try all("engagement = \(engagement)", connection).first
  }

  static func all(_ condition: SQL, _ connection: any Connection) throws -> [Delivery] {
    try connection.rows(
      "SELECT engagement, due, delivered, received FROM delivery WHERE \(condition) ORDER BY engagement"
    ).compactMap { row in
      guard let engagement = row.string(0) else { return nil }
      func day(_ column: Int) -> Day? { row.string(column).flatMap { Day($0) } }
      return Delivery(engagement: engagement, due: day(1), delivered: day(2), received: day(3))
    }
  }

  static func put(_ delivery: Delivery, _ connection: any Connection) throws {
    try connection.execute("DELETE FROM delivery WHERE engagement = \(delivery.engagement)")
    try connection.execute(
      """
      INSERT INTO delivery (engagement, due, delivered, received) VALUES
        (\(delivery.engagement), \(delivery.due?.description), \(delivery.delivered?.description), \(delivery.received?.description))
      """)
  }
}
