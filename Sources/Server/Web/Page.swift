/// One kind of page of the cluster: it reads what it shows when it is made, and writes it afterwards.
///
/// Everything that can fail (an id that is not there, a bad cursor) fails in `init`, so that a page is either written
/// whole or answered by an error page.
package protocol Page: Document {
  init(_ visit: Visit) throws
  /// Parameters of the query that it heeds; the others make no other page.
  static var parameters: Set<PageQuery.Parameter> { get }
  /// Whether the address under which the portal was asked for is printed on it.
  static var printsHost: Bool { get }
}

extension Page {
  package static var parameters: Set<PageQuery.Parameter> { [] }
  package static var printsHost: Bool { false }
}
