package import Core

/// What somebody looks for: words, of which any may occur, under a filter, which must hold.
///
/// A query without words lists everything that the filter lets through, in the order of the refs.
package struct Query: Sendable {
  package var terms: [Term]
  package var filter: Filter
  package var counting: Counting

  package init(_ terms: [Term] = [], filter: Filter = Filter(), counting: Counting = .nothing) {
    self.terms = terms
    self.filter = filter
    self.counting = counting
  }
}

/// All names must hold; within a name any of the values will do. A name without values asks for nothing.
package struct Filter: Hashable, Sendable {
  package var facets: [String: Set<String>]
  /// The same for who says anything under a name; who says nothing is let through. A name without values asks for nothing.
  package var ifSaid: [String: Set<String>]
  /// Values that no hit has, name by name.
  package var without: [String: Set<String>]
  /// A profile without the number is not let through.
  package var ranges: [String: ClosedRange<Int64>]
  /// The same for who has the number; who has none is let through.
  package var rangesIfSaid: [String: ClosedRange<Int64>]

  package init(
    kinds: Set<Kind> = [], facets: [String: Set<String>] = [:], ifSaid: [String: Set<String>] = [:],
    without: [String: Set<String>] = [:], ranges: [String: ClosedRange<Int64>] = [:],
    rangesIfSaid: [String: ClosedRange<Int64>] = [:]
  ) {
    self.facets = facets
    self.ifSaid = ifSaid
    self.without = without
    self.ranges = ranges
    self.rangesIfSaid = rangesIfSaid
    // Kinds that are named beside a facet `kind` narrow it: both were asked for.
    guard !kinds.isEmpty else { return }
    let names = Set(kinds.map(\.rawValue))
    let asked = facets[FacetKey.kind].flatMap { $0.isEmpty ? nil : $0 }
    self.facets[FacetKey.kind] = asked.map { $0.intersection(names) } ?? names
    if asked != nil, self.facets[FacetKey.kind]?.isEmpty == true { self.facets[FacetKey.kind] = [Self.noKind] }
  }

  /// No kind is called so: of two demands that exclude each other nothing is left.
  private static let noKind = "\u{0}"

  var asksFacetsAlone: Bool { ifSaid.isEmpty && without.isEmpty && ranges.isEmpty && rangesIfSaid.isEmpty }

  var isEmpty: Bool {
    [facets, ifSaid, without].allSatisfy { $0.values.allSatisfy(\.isEmpty) } && ranges.isEmpty
      && rangesIfSaid.isEmpty
  }
}

/// What is counted besides finding the best hits, which alone need not look at every profile.
package enum Counting: Sendable {
  case nothing
  /// How many hits there are on all pages.
  case total
  /// And how many of them have each facet value.
  case hits
  /// And how many hits there would be if a value alone were chosen under its name, all other names as they are.
  case choices
}
