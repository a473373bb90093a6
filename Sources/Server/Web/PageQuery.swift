package import Core
import Foundation
import HTML

/// What stands behind the question mark, read within bounds. Parameters that no page knows are ignored.
package struct PageQuery: Hashable, Sendable {
  package static let longestText = 200
  private static let longestQuery = 4096
  private static let longestValue = 160
  private static let mostFacets = 16

  /// What is searched for, without white space around it.
  package var text = ""
  package var kinds: [Kind] = []
  /// Name and value, `region` and `cn:4403`, in the order given.
  package var facets: [Facet] = []
  /// Where the page begins: a cursor, as the page before handed it out.
  package var cursor: String?
  /// The initial at which a list begins, `a` … `z` or `#`.
  package var initial: String?

  package struct Facet: Hashable, Sendable {
    package let name: String
    package let value: String
    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package enum Parameter: String, Sendable, CaseIterable {
    case text = "q"
    case kind, facet
    case cursor = "after"
    case initial = "from"
  }

  package init() {}

  /// Reads a raw query string. What is too long or no text is refused, with what to do instead.
  package init(_ raw: String) throws(Refusal) {
    guard raw.utf8.count <= Self.longestQuery else { throw Refusal(.webQueryLong, ["limit": "\(Self.longestQuery)"]) }
    for item in raw.split(separator: "&") {
      let sides = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2 else { continue }
      let name = try Self.decoded(sides[0])
      guard let parameter = Parameter(rawValue: name) else { continue }
      try take(parameter, try Self.decoded(sides[1]))
    }
  }

  private mutating func take(_ parameter: Parameter, _ value: String) throws(Refusal) {
    let name = parameter.rawValue
    let limit = parameter == .text ? Self.longestText : Self.longestValue
    guard value.count <= limit else { throw Refusal(.webValueLong, at: name, ["what": name, "limit": "\(limit)"]) }
    guard !value.isEmpty else { return }
    switch parameter {
    case .text: text = value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    case .kind: if !kinds.contains(Kind(value)) { kinds.append(Kind(value)) }
    case .facet:
      guard let colon = value.firstIndex(of: ":"), colon != value.startIndex else {
        throw Refusal(.webValueInvalid, at: name, ["what": name, "value": value])
      }
      let facet = Facet(String(value[..<colon]), String(value[value.index(after: colon)...]))
      if !facets.contains(facet) { facets.append(facet) }
      guard facets.count <= Self.mostFacets else {
        throw Refusal(.webValueLong, at: name, ["what": name, "limit": "\(Self.mostFacets)"])
      }
    case .cursor: cursor = value
    case .initial: initial = value.lowercased()
    }
  }

  /// Percent signs and pluses undone; controls become spaces.
  private static func decoded(_ raw: Substring) throws(Refusal) -> String {
    guard let string = raw.replacing("+", with: " ").removingPercentEncoding else {
      throw Refusal(.webQueryEncoding, ["what": String(raw.prefix(40))])
    }
    return String(
      String.UnicodeScalarView(string.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }

  // MARK: Written again

  /// As it stands in a link, in one order: two queries that mean the same are one address.
  package var items: [(name: String, value: String)] {
    var out: [(name: String, value: String)] = []
    if !text.isEmpty { out.append(("q", text)) }
    out += kinds.map { ("kind", $0.rawValue) }
    out += facets.map { ("facet", "\($0.name):\($0.value)") }
    if let initial { out.append(("from", initial)) }
    if let cursor { out.append(("after", cursor)) }
    return out
  }

  /// As it stands behind the question mark.
  var spelling: String { String(Link(path: [], query: items).address.drop { $0 != "?" }.dropFirst()) }

  package var facetFilter: [String: Set<String>] {
    facets.reduce(into: [:]) { $0[$1.name, default: []].insert($1.value) }
  }

  /// This query with a facet's value put in or taken out, from the first page.
  package func toggling(_ facet: Facet) -> PageQuery {
    var out = firstPage
    if let index = out.facets.firstIndex(of: facet) { out.facets.remove(at: index) } else { out.facets.append(facet) }
    return out
  }

  /// This query with one value under its name, from the first page; without any where `value` is nil.
  package func choosing(_ value: String?, of name: String) -> PageQuery {
    var out = firstPage
    let place = out.facets.firstIndex { $0.name == name } ?? out.facets.count
    out.facets.removeAll { $0.name == name }
    if let value { out.facets.insert(Facet(name, value), at: min(place, out.facets.count)) }
    return out
  }

  package func toggling(_ kind: Kind) -> PageQuery {
    var out = firstPage
    if let index = out.kinds.firstIndex(of: kind) { out.kinds.remove(at: index) } else { out.kinds.append(kind) }
    return out
  }

  package func after(_ cursor: String) -> PageQuery {
    var out = firstPage
    out.cursor = cursor
    return out
  }

  package func from(_ initial: String) -> PageQuery {
    var out = firstPage
    out.initial = initial
    return out
  }

  /// This query with only some of its parameters.
  func keeping(_ parameters: Set<Parameter>) -> PageQuery {
    var out = PageQuery()
    if parameters.contains(.text) { out.text = text }
    if parameters.contains(.kind) { out.kinds = kinds }
    if parameters.contains(.facet) { out.facets = facets }
    if parameters.contains(.cursor) { out.cursor = cursor }
    if parameters.contains(.initial) { out.initial = initial }
    return out
  }

  /// Its words alone.
  package var unfiltered: PageQuery {
    var out = PageQuery()
    out.text = text
    return out
  }

  package var firstPage: PageQuery {
    var out = self
    out.cursor = nil
    out.initial = nil
    return out
  }
}
