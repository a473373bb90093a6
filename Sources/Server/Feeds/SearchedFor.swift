import Core
import Exchange
import Search

/// What a search finds, as a set, for telling what of it is new.
enum SearchedFor {
  /// Beyond so many a search asks for nearly everything, and the best of them are followed.
  private static let most = 5000

  /// By words alone: what only means about the same as the question would come and go with what else there is.
  static func refs(_ query: PageQuery, _ exchange: Exchange, for audience: Audience) -> Set<Ref> {
    let found = exchange.find(
      query.text, kinds: Set(query.kinds), facets: query.facetFilter, counting: .nothing, limit: most,
      byMeaning: false, for: audience)
    return Set(found.answer.hits.map(\.ref))
  }
}
