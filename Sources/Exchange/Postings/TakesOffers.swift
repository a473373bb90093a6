import Core
import Matching
import Registry

extension Exchange {
  /// Whether what answers in a market is posted as an offer; products, people and policies are entered as what they are.
  package static func takesOffers(_ market: String) -> Bool {
    Booth.all(.today()).contains { $0.card.name == market && $0.kinds.contains(Offer.kind) }
  }
}
