package import Core

/// What somebody looks for: words, of which any may occur, under a filter, which must hold.
///
/// A query without words lists everything that the filter lets through, in the order of the refs.
package struct Query: Hashable, Sendable {
  package var terms: [Term]
  package var filter: Filter
  package var counting: FacetCounting

  package init(_ terms: [Term] = [], filter: Filter = Filter(), counting: FacetCounting = .hits) {
    self.terms = terms
    self.filter = filter
    self.counting = counting
  }
}

/// All names must hold; within a name any of the values will do. A name without values asks for nothing.
package struct Filter: Hashable, Sendable {
  package var kinds: Set<Kind>
  package var facets: [String: Set<String>]
  /// Values that no hit has, name by name.
  package var without: [String: Set<String>]

  package init(
    kinds: Set<Kind> = [], facets: [String: Set<String>] = [:], without: [String: Set<String>] = [:]
  ) {
    self.kinds = kinds
    self.facets = facets
    self.without = without
  }
}

/// What the numbers beside the facets' values mean.
package enum FacetCounting: Sendable {
  /// How many of the answer's hits have the value.
  case hits
  /// How many hits there would be if this value alone were chosen under its name, all other names as they are.
  ///
  /// What a page with check boxes needs: under `.hits`, choosing one region would hide all the others.
  case choices
  /// Nothing is counted, for who wants the hits alone: counting costs more than finding where values are many.
  case nothing
}
