import Core
import Matching
import Registry
import Search

/// What is asked, with all that the markets' gates and criteria want to know of it.
struct Ask: Participant {
  let ref: Ref
  let title: Text
  /// Those of the title.
  let languages: Set<Language>
  let about: Text
  let market: String
  /// All markets that it looks for something in, `market` among them.
  let markets: [String]
  /// Who asks, as far as it is known.
  let requester: Filed<Organisation>?
  /// What kind of organisation asks: as recorded, else as its name says.
  let roles: [String]
  let categories: CategoryFinding
  let fields: [String]
  let regions: [Code]
  /// Each region with what it lies in, from near to far.
  let regionPaths: [[Code]]
  /// Of each region.
  let countries: [Code]
  /// The link of the chain that is short, and what it is a part of, from near to far.
  let chain: [Ref]
  var wants: Wants
  let domestic: DomesticWish
  /// Its words, weighed once for all candidates.
  let words: WeighedQuery
  /// Where its title stands among meanings; nil where that says nothing of what is wanted.
  let vector: Vector?
  let codes: CodeBook
  let relevances: Relevances
  /// The share of words for which the likeness of the names stands; 0 where they are not near.
  let meant: @Sendable (Ref) -> Double
  /// How a record writes each of some words.
  let written: @Sendable (Set<String>, Ref) -> [String: String]

  var stage: String? { wants.stage }
}

/// What every answer says, whatever its kind: criteria that several markets share need no more.
protocol Answer: Participant {
  var title: Text { get }
  var categories: [Code] { get }
  var fields: [String] { get }
  var regions: [Code] { get }
  /// Organisations behind it.
  var parties: [Filed<Organisation>] { get }
  /// The offer that it is, or that it stands on.
  var offer: Filed<Offer>? { get }
  /// Its link of the chain and what that is a part of, from near to far.
  var chain: [Ref] { get }
  /// What else those behind it have done in any of some fields.
  var worksInField: @Sendable ([String]) -> [Text] { get }
}

extension Answer {
  var offer: Filed<Offer>? { nil }
  var chain: [Ref] { [] }
  var worksInField: @Sendable ([String]) -> [Text] { { _ in [] } }
}
