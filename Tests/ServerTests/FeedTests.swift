import Core
import Foundation
import FoundationXML
import HTTPTypes
import Registry
import Store
import TestSupport
import Testing

@testable import Server

/// What feed readers and search engines fetch.
@Suite struct FeedTests {
  /// The names of a document's elements with their text; throws where it is not well formed.
  private static func elements(_ xml: String) throws -> [(name: String, text: String)] {
    final class Collector: NSObject, XMLParserDelegate {
      var out: [(name: String, text: String)] = []
      func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
      ) { out.append((name, attributes["href"] ?? "")) }
      func parser(_ parser: XMLParser, foundCharacters string: String) {
        if !out.isEmpty { out[out.count - 1].text += string }
      }
    }
    let collector = Collector()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = collector
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.coderInvalidValue) }
    return collector.out
  }

  @Test(
    "feeds are well formed, newest first, and every kind has one in each language",
    arguments: ["zh", "en"].flatMap { language in
      (["new"] + Entities.subjects.map { KindPath($0).path }).map { "/feeds/\(language)/\($0).atom" }
    }, TestDatabase.all)
  func feeds(path: String, _ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let answer = try await house.get(path)
      #expect(answer.status == 200 && answer.headers[.contentType] == "application/atom+xml; charset=utf-8")
      let elements = try Self.elements(answer.body)
      for name in ["feed", "title", "id", "updated", "author", "link"] {
        #expect(elements.contains { $0.name == name })
      }
      let times = elements.filter { $0.name == "published" }.map(\.text)
      #expect(times == times.sorted(by: >))
    }
  }

  @Test("a stranger's name is words in a feed, and what XML cannot hold is left out", arguments: TestDatabase.all)
  func hostile(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      try await house.store.act(as: "test", "add") { act in
        var fresh = Organisation(id: ID("org000000009"))
        fresh.name = Text("a\u{8}b]]><x>&\u{FFFE}")
        try act.create(fresh)
      }
      try await house.live.refresh()
      let elements = try Self.elements(try await house.get("/feeds/zh/organisations.atom").body)
      let titles = elements.filter { $0.name == "title" }.map { $0.text.trimmingCharacters(in: .newlines) }
      #expect(titles.contains(House.hostile) && titles.contains("a\u{FFFD}b]]><x>&\u{FFFD}"))
    }
  }

  @Test("the site map names every public page, in files of a bounded size", arguments: TestDatabase.all)
  func siteMap(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let addresses = try Self.elements(try await house.get("/sitemap.xml").body).filter { $0.name == "loc" }.map {
        String($0.text.trimmingCharacters(in: .newlines).drop { $0 != "/" }.dropFirst(2).drop { $0 != "/" })
      }
      #expect(addresses.contains("/zh/organisation/org000000001") && addresses.contains("/en/need/ned000000001"))
      for address in addresses { #expect(try await house.get(address).status == 200, "\(address)") }
      #expect(try await house.get("/robots.txt").body.contains("/sitemap.xml"))
      #expect(try await house.get("/sitemaps/2.xml").status == 404)

      let snapshot = house.live.current
      let base = SiteBase(address: "http://localhost")
      let files = SiteMapFiles(snapshot, base, most: 7)
      let parts = try Self.elements(String(decoding: files.root(), as: UTF8.self)).filter { $0.name == "loc" }
      var all: [String] = []
      for number in 1...parts.count {
        let part = try Self.elements(String(decoding: try #require(files.part(number)), as: UTF8.self))
        let locations = part.filter { $0.name == "loc" }.map(\.text)
        #expect(locations.count <= 7)
        all += locations
      }
      #expect(all.count == addresses.count && files.part(parts.count + 1) == nil && files.part(0) == nil)
    }
  }

  @Test(
    "a page's linked data is JSON, cannot end its element, and says what the page says", arguments: TestDatabase.all)
  func linkedData(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      for (path, type) in [
        ("organisation/org000000003", "Organization"), ("product/prd000000001", "Product"),
        ("figure/fig000000001", "Dataset"),
      ] {
        let page = try await house.get("/en/\(path)").body
        let block = try #require(page.firstMatch(of: /<script type="application\/ld\+json">([^<]*)<\/script>/)?.1)
        let data = try #require(try JSONSerialization.jsonObject(with: Data(block.utf8)) as? [String: Any])
        #expect(data["@type"] as? String == type && data["@id"] as? String == "/en/\(path)")
        if path.hasSuffix("3") { #expect(data["name"] as? String == House.hostile) }
      }
    }
  }

  @Test("a page leads to its kind's feed", arguments: TestDatabase.all)
  func discovery(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      for (path, feed) in [
        ("/zh", "/feeds/zh/new.atom"), ("/en/need", "/feeds/en/needs.atom"),
        ("/en/need/ned000000001", "/feeds/en/needs.atom"),
      ] {
        let answer = try await house.get(path)
        #expect(answer.body.contains("href=\"\(feed)\""), "\(path)")
      }
    }
  }
}
