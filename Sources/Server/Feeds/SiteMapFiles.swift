import Core
import HTML
import Registry

/// The addresses of all public pages for search engines (sitemaps.org): one file, or an index of several.
struct SiteMapFiles: Sendable {
  /// The protocol allows 50,000 addresses a file.
  static let most = 50_000

  private let addresses: [Link]
  private let base: SiteBase
  private let most: Int

  init(_ snapshot: Snapshot, _ base: SiteBase, most: Int = Self.most) {
    self.base = base
    self.most = most
    let pages: [Address] =
      [.home, .markets, .figures, .about, .api] + Entities.subjects.map { .list($0.kind) }
      + Entities.subjects.flatMap { type in snapshot.refs(of: type.kind, for: .visitor).map(Address.record) }
    addresses = pages.flatMap { page in [Language.zh, .en].map { page.link($0) } }
  }

  /// `/sitemap.xml`
  func root() -> [UInt8] {
    guard addresses.count > most else { return urls(addresses[...]) }
    var xml = XMLWriter()
    xml.element("sitemapindex", [("xmlns", Self.namespace)]) { xml in
      for number in 1...(addresses.count + most - 1) / most {
        xml.element("sitemap") { $0.element("loc", base.absolute(Link(path: ["sitemaps", "\(number).xml"]))) }
      }
    }
    return xml.bytes
  }

  /// `/sitemaps/2.xml`; nil where there is none of that number.
  func part(_ number: Int) -> [UInt8]? {
    guard number >= 1, number <= (addresses.count + most - 1) / most else { return nil }
    return urls(addresses[((number - 1) * most)...].prefix(most))
  }

  private func urls(_ links: ArraySlice<Link>) -> [UInt8] {
    var xml = XMLWriter()
    xml.element("urlset", [("xmlns", Self.namespace)]) { xml in
      for link in links { xml.element("url") { $0.element("loc", base.absolute(link)) } }
    }
    return xml.bytes
  }

  private static let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
}
