import Core
import Matching
import Registry

/// An offer with its provider: a mandate, a trial base, a service.
struct OfferAnswer: Answer {
  let terms: Offer
  let provider: Organisation?
  /// Where it is to be found; not always the offer's own region, which of a mandate is where it invests.
  let regions: [Code]
  /// What else its provider has done in a field.
  let worksInField: @Sendable ([String]) -> [Text]

  var ref: Ref { terms.ref }
  var title: Text { terms.name }
  var categories: [Code] { terms.categories }
  var fields: [String] { terms.fields }
  var parties: [Organisation] { provider.map { [$0] } ?? [] }
  var offer: Offer? { terms }
  var capacity: Room { Room(capacity: terms.capacity, load: terms.load) }
}

extension AnswerReader {
  /// Nil for what is no offer of that market.
  func terms(_ ref: Ref, in market: String) -> Offer? {
    guard ref.kind == Offer.kind, let offer = cluster.find(ID<Offer>(ref.id), for: audience) else { return nil }
    return offer.market == market ? offer : nil
  }

  /// An offer that is where its region says, else where its provider is.
  func offer(_ ref: Ref, in market: String) -> OfferAnswer? {
    guard let terms = terms(ref, in: market) else { return nil }
    let provider = terms.provider.flatMap { cluster.find($0, for: audience) }
    return OfferAnswer(
      terms: terms, provider: provider, regions: terms.region.isEmpty ? provider?.region ?? [] : terms.region,
      worksInField: { _ in [] })
  }
}
