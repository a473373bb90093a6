/// What it is worth that loads are even.
///
/// One more task for somebody who has n already costs n × `price`. So a task goes to somebody who has k fewer if that loses
/// less than k × `price` of score; a price of 0 looks at scores alone, and one of 1,000,000 gives away a perfect pair
/// rather than have somebody carry one more than somebody else who may do it.
///
/// It is what all have together that is weighed: somebody whom nobody else can replace may still carry much. And a task that
/// has its least is given no further assignee who costs more than they add.
package struct Fairness: Hashable, Sendable {
  /// In millionths of a score, from 0 to 1,000,000.
  package let price: Int

  package init(price: Int) { self.price = price }

  package static let none = Fairness(price: 0)

  /// What a load costs: 0 + 1 + … + (load − 1) times the price.
  package func cost(ofLoad load: Int) -> Int { load * (load - 1) / 2 * price }
}
