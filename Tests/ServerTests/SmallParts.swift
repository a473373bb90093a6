import Core
import Foundation
import NIOCore
import Server
import Testing

/// The parts that compute, by example.
@Suite struct SmallParts {
  @Test(
    "languages",
    arguments: [
      (nil, "zh"), ("en", "en"), ("zh-TW,en;q=0.8", "zh"), ("de,fr", "zh"), ("en;q=0.2,zh;q=0.3", "zh"),
      ("EN-us", "en"),
      ("en;q=0", "zh"), ("*", "zh"), (";;,,q=", "zh"),
    ] as [(String?, String)])
  func language(header: String?, expected: String) {
    #expect(LanguageChoice.preferred(header).rawValue == expected)
  }

  @Test("a query that is read and written again is the same query")
  func query() throws {
    let query = try PageQuery("q=CT+%E6%9C%BA&kind=product&facet=region%3Acn%3A4403&x=1&after=a%2Fb&kind=product")
    #expect(query.text == "CT 机" && query.kinds == [Kind("product")] && query.cursor == "a/b")
    #expect(query.facets == [.init("region", "cn:4403")])
    #expect(query.items.map(\.name) == ["q", "kind", "facet", "after"])
    #expect(query.toggling(.init("region", "cn:4403")).facets.isEmpty)
    #expect(query.toggling(.init("roles", "maker")).cursor == nil)
  }

  @Test("a page is not kept for an address that Swift takes for its own (K and the sign for kelvin)")
  func twins() {
    let pages = PageCache()
    let (address, page) = ("/zh/search?q=\u{212A}", ByteBuffer(string: "twin"))
    pages.keep(KeptPage(page, at: address), for: address)
    #expect(pages["/zh/search?q=K"] == nil && pages[address]?.body == page)
  }

  @Test("a control in a query is a space")
  func controls() throws {
    #expect(try PageQuery("q=a%00%0Ab").text == "a b")
  }
}
