import Foundation
import HTTPTypes
import TestSupport
import Testing

/// Laws of every page, in both languages.
@Suite struct PagesTests {
  @Test("every page is there, whole and sound", arguments: TestDatabase.all)
  func sound(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      for language in ["zh", "en"] {
        for path in House.pages {
          let answer = try await house.get("/\(language)\(path)")
          let page = answer.body
          #expect(answer.status == 200, "\(language)\(path)")
          #expect(page.hasPrefix("<!doctype html>") && page.hasSuffix("</html>"))
          #expect(page.contains("<html lang=\"\(language == "zh" ? "zh-Hans" : "en")\">"))
          #expect(page.matches(of: /<h1[ >]/).count == 1, "one first heading: \(path)")
          #expect(page.matches(of: /<main\s/).count == 1)
          // No script, no style of an element, no handler: the policy would refuse them.
          #expect(
            !Self.code(page).contains("<script") && !page.contains(" style=")
              && page.firstMatch(of: /\son[a-z]+="/) == nil)
          #expect(page.contains("href=\"#main\""))
        }
      }
    }
  }

  @Test(
    "headings descend a step at a time, ids are alone, every cell of a table's head has a scope",
    arguments: TestDatabase.all)
  func structure(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      for path in House.pages {
        let page = try await house.get("/en\(path)").body
        var level = 0
        for heading in page.matches(of: /<h([1-6])[ >]/) {
          let next = Int(heading.1) ?? 0
          #expect(next <= level + 1, "\(path): h\(level) → h\(next)")
          level = next
        }
        let ids = page.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count, "\(path): \(ids)")
        #expect(page.matches(of: /<th[ >]/).count == page.matches(of: /<th[^>]* scope="/).count, "\(path)")
        #expect(page.matches(of: /<table[ >]/).count == page.matches(of: /<caption[ >]/).count, "\(path)")
      }
    }
  }

  @Test("every link on every page leads somewhere", arguments: TestDatabase.all)
  func links(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      var seen: Set<String> = []
      var open = ["/zh", "/en"]
      while let path = open.popLast(), seen.count < 600 {
        guard seen.insert(path).inserted else { continue }
        let answer = try await house.get(path)
        // Some doors ask who one is, first.
        let isAsked = answer.status == 303 && answer.headers[.location]?.contains("/sign-in?next=") == true
        #expect(answer.status == 200 || answer.status == 302 || isAsked, "\(path): \(answer.status)")
        for match in answer.body.matches(of: /(?:href|action)="(\/[^"#]*)/) {
          open.append(String(match.1).replacing("&amp;", with: "&"))
        }
      }
      #expect(seen.count > 60)
    }
  }

  @Test("a stranger's name is words on every page that shows it", arguments: TestDatabase.all)
  func hostile(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      for path in ["/zh/organisation", "/en/organisation/org000000003", "/zh/search?q=script"] {
        let page = try await house.get(path).body
        // A hit's words are marked within the name.
        let name = page.replacing("<mark>", with: "").replacing("</mark>", with: "")
        #expect(name.contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;Co&#39;"), "\(path)")
        #expect(!Self.code(page).contains("<script"))
      }
    }
  }

  @Test(
    "what a visitor may not see is on no page, in no count, and not there by its address", arguments: TestDatabase.all)
  func hidden(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      for path in House.pages
        + ["/need/ned000000002", "/person/per000000002", "/offer/off000000002", "/market/service"]
      {
        #expect(!(try await house.get("/zh\(path)").body.contains("秘密")), "\(path)")
      }
      #expect(try await house.get("/zh/need/ned000000002").status == 404)
      #expect(try await house.get("/a/ned000000002").status == 404)
      for path in ["person/per000000002", "offer/off000000002", "agreement/agr000000002"] {
        for page in [path, "pair/case/cas000000001/\(path)", "pair/need/ned000000003/\(path)"] {
          #expect(try await house.get("/zh/\(page)").status == 404, "\(page)")
        }
      }
      #expect(try await house.get("/zh/sheet/ned000000002").status == 404)
      let market = try await house.get("/zh/market/procurement").body
      #expect(market.contains("采购需求<span class=\"count\">1</span>"))
    }
  }

  /// A page without its linked data, which no browser runs and which cannot hold a `<`.
  private static func code(_ page: String) -> String {
    page.replacing(/<script type="application\/ld\+json">[^<]*<\/script>/, with: "")
  }
}
