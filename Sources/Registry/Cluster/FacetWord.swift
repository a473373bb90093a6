package import Core
import Search

/// A facet's value as a word of a profile, beside the words of its texts: so that one search can weigh "of the category that
/// is asked for" against "speaks of the same things". No text has such a word.
///
/// Each kind has words of its own, and of offers each market: whoever asks for one of them alone then reads no others' postings.
package enum FacetWord {
  static let field = "facets"
  static let boost: Float = 1024
  private static let mark = "#"

  package static func text(_ scope: String, _ facet: String, _ value: String) -> String {
    "\(mark)\(scope) \(facet) \(value)"
  }

  package static func scope(_ kind: Kind, market: String?) -> String {
    market.map { "\(kind.rawValue)/\($0)" } ?? kind.rawValue
  }

  /// Of a profile with these facets.
  static func scope(_ kind: Kind, _ facets: [String: [String]]) -> String {
    scope(kind, market: kind == Offer.kind ? facets["market"]?.first : nil)
  }

  /// A facet value for whose record names a code itself, and not one within it.
  package static func itself(_ code: Code) -> String { "\(Profile.narrowing)\(code)" }

  /// Under this name stand the languages of a record's name.
  package static let title = "title"
  package static func language(_ language: Language) -> String { "\(Profile.narrowing)\(language.rawValue)" }

  /// Under this name stands the country in which alone a partner sits.
  package static let country = "country"

  package static func isOne(_ text: String) -> Bool { text.hasPrefix(mark) }
}
