import Core
import Matching
import Registry

/// An offer with its provider: a mandate, a trial base, a service.
struct OfferAnswer: Answer {
  let filed: Filed<Offer>
  let provider: Filed<Organisation>?
  /// Where it is to be found; not always the offer's own region, which of a mandate is where it invests.
  let regions: [Code]
  /// What else its provider has done in a field.
  let worksInField: @Sendable ([String]) -> [Text]

  var terms: Offer { filed.record }
  var ref: Ref { terms.ref }
  var title: Text { terms.name }
  var categories: [Code] { terms.categories }
  var fields: [String] { terms.fields }
  var parties: [Filed<Organisation>] { provider.map { [$0] } ?? [] }
  var offer: Filed<Offer>? { filed }
  var capacity: Room { Room(capacity: terms.capacity, load: terms.load) }
}

extension AnswerReader {
  /// Nil for what is no offer of that market.
  func terms(_ ref: Ref, in market: String) -> Filed<Offer>? {
    guard ref.kind == Offer.kind, let offer = cluster.filed(ID<Offer>(ref.id), for: audience) else { return nil }
    return offer.record.market == market ? offer : nil
  }

  func organisation(_ id: ID<Organisation>?) -> Filed<Organisation>? { id.flatMap { cluster.filed($0, for: audience) } }

  /// An offer that is where its region says, else where its provider is.
  func offer(_ ref: Ref, in market: String) -> OfferAnswer? {
    guard let terms = terms(ref, in: market) else { return nil }
    let provider = organisation(terms.record.provider)
    return OfferAnswer(
      filed: terms, provider: provider,
      regions: terms.record.region.isEmpty ? provider?.record.region ?? [] : terms.record.region,
      worksInField: { _ in [] })
  }
}
