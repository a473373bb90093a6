import Foundation
import TestSupport
import Testing

/// Each filter on a page says how many records it leaves, and leaves so many.
@Suite struct FacetPanelTests {
  @Test(
    "over every filter that can be reached",
    arguments: [
      "/zh/organisation", "/en/product", "/zh/need", "/en/search?kind=product", "/zh/search?q=%E7%9B%91%E6%8A%A4",
    ], TestDatabase.all)
  func promises(_ start: String, _ database: TestDatabase) async throws {
    try await House.with(database) { house in
      var open = [start]
      var seen: Set<String> = []
      var followed = 0
      while let path = open.popLast(), seen.count < 80 {
        guard seen.insert(path).inserted else { continue }
        let page = try await house.get(path).body
        for (href, count) in Self.filters(page) {
          guard Self.isPromise(href, on: path) else { continue }
          let next = try await house.get(href).body
          #expect(Self.total(next) == count, "\(path) → \(href)")
          followed += 1
          open.append(href)
        }
      }
      #expect(followed > 2, "\(start)")
    }
  }

  @Test("a code shows what stands below it, and the way up", arguments: TestDatabase.all)
  func drill(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let top = try await house.get("/zh/product").body
      #expect(top.contains("facet=categories:nmpa:07\"") && !top.contains("facet=categories:nmpa:07-04"))
      let below = try await house.get("/zh/product?facet=categories:nmpa:07").body
      #expect(below.contains("facet=categories:nmpa:07-04\""))
      let deepest = try await house.get("/zh/product?facet=categories:nmpa:07-04").body
      #expect(deepest.contains("facet=categories:nmpa:07\""))
    }
  }

  /// Whether the number says what the link gives: not where it takes out what is chosen, nor where it adds a second word
  /// under one name, for then the number is that word's alone.
  private static func isPromise(_ href: String, on path: String) -> Bool {
    let (now, next) = (items(path), items(href))
    guard next.count >= now.count, let added = next.subtracting(now).first else { return false }
    let name = added.prefix { $0 != ":" }
    let isCode = ["facet=region", "facet=categories"].contains(String(name))
    return isCode || !now.contains { $0.hasPrefix(added.hasPrefix("kind=") ? "kind=" : name) }
  }

  private static func items(_ path: String) -> Set<String> {
    Set(path.split(separator: "?").dropFirst().joined().split(separator: "&").map(String.init))
  }

  private static func filters(_ page: String) -> [(href: String, count: Int)] {
    guard let start = page.range(of: "<aside"), let end = page.range(of: "</aside>") else { return [] }
    let aside = String(page[start.lowerBound..<end.lowerBound])
    return aside.matches(of: /<a href="([^"]+)" rel="nofollow"><span>[^<]*<\/span><span class="count">([0-9,]+)</).map {
      (String($0.1).replacing("&amp;", with: "&"), Int($0.2.replacing(",", with: "")) ?? -1)
    }
  }

  /// What the page says of how many it shows: beside the heading of a list, above the hits of a search.
  private static func total(_ page: String) -> Int? {
    guard let main = page.range(of: "<main"), let aside = page.range(of: "</aside>") else { return nil }
    let list = page[main.lowerBound..<aside.lowerBound].firstMatch(of: /<span class="count">([0-9,]+)<\/span><\/h1>/)?.1
    let search = page[aside.upperBound...].firstMatch(of: /role="status"><strong>([0-9,]+)</)?.1
    return (list ?? search).flatMap { Int($0.replacing(",", with: "")) }
  }
}
