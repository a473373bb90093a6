package import Core

/// Days of deliveries as forms write them.
package enum DeliveryDay {
  /// Nil where none is given. Throws `delivery.day`.
  package static func coming(_ words: String, at field: String) throws -> Day? {
    guard !words.isEmpty else { return nil }
    guard let day = Day(words) else { throw Refusal(.deliveryDay, at: field, ["what": String(words.prefix(40))]) }
    return day
  }

  /// Throws `delivery.done`.
  package static func done(_ words: String, at field: String) throws -> Day {
    guard let day = Day(words) else { throw Refusal(.deliveryDone, at: field, ["what": String(words.prefix(40))]) }
    return day
  }
}
