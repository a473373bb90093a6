package import Core
import HTML
import Registry

/// What a feed tells of.
package enum FeedTopic: Hashable, Sendable {
  /// What is new of a kind; nil for all of them.
  case kind(Kind?)
  /// What a search newly finds.
  case search(PageQuery)

  func title(_ language: Language) -> String {
    switch self {
    case .kind(nil): Label("链桥：新到", "Lianqiao: what is new")[language]
    case .kind(let kind?):
      Label("链桥：新到的\(SiteMap.plural(kind).zh)", "Lianqiao: new \(SiteMap.plural(kind).en.lowercased())")[language]
    case .search: Label("链桥检索：\(words(.zh))", "Lianqiao search: \(words(.en))")[language]
    }
  }

  /// `监护仪 · 产品 · region:cn:44`
  func words(_ language: Language) -> String {
    guard case .search(let query) = self else { return title(language) }
    let kinds = query.kinds.compactMap { Entities.type($0)?.label[language] }
    return ([query.text] + kinds + query.facets.map(\.value)).filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// `/feeds/zh/new.atom`, `/feeds/en/needs.atom`, `/feeds/zh/search.atom?q=…`
  func link(_ language: Language) -> Link {
    switch self {
    case .kind(let kind):
      let name = kind.flatMap { Entities.type($0) }.map { KindPath($0).path } ?? "new"
      return Link(path: ["feeds", language.rawValue, "\(name).atom"])
    case .search(let query): return Link(path: ["feeds", language.rawValue, "search.atom"], query: query.items)
    }
  }

  /// The page that shows the same.
  func page(_ language: Language) -> Link {
    switch self {
    case .kind(let kind): (kind.map(Address.list) ?? .home).link(language)
    case .search(let query): Address.search.link(language, query.items)
    }
  }
}
