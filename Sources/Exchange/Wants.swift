import Core
import Foundation

/// What an ask says of itself besides its words, category and field. Nil or empty: it does not say.
struct Wants {
  /// Where the thing is to be, where that is asked for and not merely where the asker is.
  var place: [Code] = []
  var neededBy: Day?
  var stage: String?
  var sought: Money?
  var round: String?
  var specialties: [String] = []
  var deviceClass: String?
  var services: [String] = []
  /// Square metres.
  var area: Decimal?
  var uses: [String] = []
  var degree: String?
  var engagements: [String] = []
  var forms: [String] = []
  /// Of a review: whose interests are at stake.
  var interests: Interests = .none
}
