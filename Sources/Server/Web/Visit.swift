package import Access
package import Core
package import Exchange
package import HTML
package import Registry

/// One request for a page, as the page sees it: who asks, in which language, for what, and the cluster at that moment.
package struct Visit: Sendable {
  package let language: Language
  package let snapshot: Snapshot
  /// Segments of the path behind the language.
  package let path: [String]
  /// What the route names in the path: `kind`, `id` …
  package let parameters: [String: String]
  package let query: PageQuery
  /// The host under which the portal was asked for, `lianqiao.example:8080`, for addresses that are printed.
  package let host: String?

  /// Who asks.
  let visitor: Recognised
  /// Where they ask from, and what their browser calls itself.
  let network: String
  let agent: String
  /// The page that they wanted before they were asked to sign in, as the address says: anything may stand there.
  let wished: String?

  package var caller: Caller { visitor.caller }
  package var audience: Audience { caller.audience }
  package var cluster: Cluster { snapshot.cluster }
  package var exchange: Exchange { snapshot.exchange }

  /// The program's own words in the reader's language. Both are always there.
  package func say(_ zh: String, _ en: String) -> String { language == .en ? en : zh }

  package func link(_ address: Address) -> Link { address.link(language) }

  package func link(_ address: Address, _ query: PageQuery) -> Link { address.link(language, query.items) }

  /// This page with another query.
  package func here(_ query: PageQuery) -> Link { Link(path: [language.rawValue] + path, query: query.items) }

  /// The same page and query in the other language.
  package var otherLanguage: Link {
    Link(path: [(language == .en ? Language.zh : .en).rawValue] + path, query: query.items)
  }

  /// The record that the route's `kind` and `id` name.
  package func record(kind: String = "kind", id: String = "id") throws -> any Entity {
    let name = parameters[id] ?? ""
    let kind = Kind(parameters[kind] ?? "")
    guard name.utf8.count <= 64, Entities.isSubject(kind) else {
      throw Refusal(.webRecordAbsent, ["what": String(name.prefix(64))])
    }
    let ref = Ref(kind, name)
    if let found = cluster.record(ref, for: audience) { return found }
    if let into = cluster.successor(of: ref, for: audience) { throw Moved(from: ref, to: into) }
    throw Refusal(.webRecordAbsent, ["what": name])
  }

  /// This page of the record that another was merged into.
  func moved(_ move: Moved) -> Link {
    Link(path: [language.rawValue] + path.map { $0 == move.from.id ? move.to.id : $0 }, query: query.items)
  }
}

/// The record that a page was asked for stands at another address since it was merged.
struct Moved: Error {
  let from: Ref
  let to: Ref
}
