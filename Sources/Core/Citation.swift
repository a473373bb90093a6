/// Where a value comes from: a publication's paragraph, a row of an import, a person's edit.
///
/// Written `publication/ID#¶12`, `batch/ID#17`, `edit/ACTOR`.
package struct Citation: Hashable, Sendable, CustomStringConvertible {
  package enum Origin: String, Sendable { case publication, batch, edit }

  package let origin: Origin
  package let id: String
  /// A paragraph, page or row within it, as its reader would look it up.
  package let locator: String?

  package init(_ origin: Origin, _ id: String, _ locator: String? = nil) {
    self.origin = origin
    self.id = id
    self.locator = locator
  }

  package init?(_ string: some StringProtocol) {
    guard let slash = string.firstIndex(of: "/"), let origin = Origin(rawValue: String(string[..<slash])) else {
      return nil
    }
    let rest = string[string.index(after: slash)...]
    let hash = rest.firstIndex(of: "#")
    let id = rest[..<(hash ?? rest.endIndex)]
    guard !id.isEmpty else { return nil }
    self.init(origin, String(id), hash.map { String(rest[rest.index(after: $0)...]) })
  }

  package var description: String { "\(origin.rawValue)/\(id)\(locator.map { "#\($0)" } ?? "")" }
}
