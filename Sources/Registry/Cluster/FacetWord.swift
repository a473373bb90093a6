import Search

/// A facet's value as a word of a profile, beside the words of its texts: so that one search can weigh "of the category that
/// is asked for" against "speaks of the same things". No text has such a word.
package enum FacetWord {
  static let field = "facets"
  static let boost: Float = 1024
  private static let mark = "#"

  package static func text(_ facet: String, _ value: String) -> String { "\(mark)\(facet) \(value)" }

  package static func isOne(_ text: String) -> Bool { text.hasPrefix(mark) }
}
