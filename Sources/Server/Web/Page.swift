package import Core
package import HTML

/// One kind of page: it reads what it shows when it is made, and writes it afterwards.
///
/// Everything that can fail (an id that is not there, a bad cursor) fails in `init`, so that a page is either written
/// whole or answered by an error page.
package protocol Page: SendableMetatype {
  init(_ visit: Visit) throws
  var visit: Visit { get }
  /// Name of the page in the browser's tab.
  var title: String { get }
  /// Parameters of the query that it heeds; the others make no other page.
  static var parameters: Set<PageQuery.Parameter> { get }
  /// Whether the address under which the portal was asked for is printed on it.
  static var printsHost: Bool { get }
  /// Laid out for paper: without the site's head and foot.
  static var isSheet: Bool { get }
  /// The kind whose feed tells of what is new here; nil for that of all kinds.
  var feed: Kind? { get }
  /// The page in the words of schema.org, for search engines.
  var linkedData: JSON? { get }
  /// Everything within `main`.
  func write(_ html: HTMLWriter)
}

extension Page {
  package static var parameters: Set<PageQuery.Parameter> { [] }
  package static var printsHost: Bool { false }
  package static var isSheet: Bool { false }
  package var feed: Kind? { nil }
  package var linkedData: JSON? { nil }
}
