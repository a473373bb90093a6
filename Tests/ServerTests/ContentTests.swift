import Foundation
import HTTPTypes
import TestSupport
import Testing

/// What particular pages say.
@Suite struct ContentTests {
  @Test("a match shows its reasons, and their points add up to the score", arguments: TestDatabase.all)
  func match(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let page = try await house.get("/zh/need/ned000000001").body
      #expect(page.contains("多参数监护仪"))
      for card in page.matches(of: /<li class="match">.*?<strong>([0-9.]+)<\/strong>(.*?)(?=<li class="match">|<\/ol>)/)
      {
        let score = Double(card.1) ?? -1
        let parts = String(card.2).matches(of: /\+([0-9.]+)</).compactMap { Double($0.1) }
        #expect(abs(parts.reduce(0, +) - score) < 0.001, "\(parts) ≠ \(score)")
      }
      #expect(page.contains("/a/ned000000001") && page.contains("/zh/sheet/ned000000001"))
    }
  }

  @Test("each fact names its paragraph; rival values stand side by side", arguments: TestDatabase.all)
  func facts(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let page = try await house.get("/en/product/prd000000001").body
      #expect(page.contains("¶3") && page.contains("/en/publication/pub000000001#at--3"))
      #expect(page.contains("On the market") && page.contains("Registration") && page.contains("sources disagree"))
      let article = try await house.get("/en/publication/pub000000001").body
      #expect(article.contains("id=\"at--3\""))
    }
  }

  @Test("relations read from both ends", arguments: TestDatabase.all)
  func relations(_ database: TestDatabase) async throws {
    try await House.with(database) { (house) async throws in
      #expect(try await house.get("/en/organisation/org000000001").body.contains("supplies"))
      #expect(try await house.get("/en/organisation/org000000002").body.contains("is supplied by"))
    }
  }

  @Test("a list goes by pinyin: brackets before a name do not place it, digits come last", arguments: TestDatabase.all)
  func order(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let page = try await house.get("/zh/organisation").body
      let names = ["Apex Devices", "安科", "迈瑞医疗", "3M"].compactMap {
        page.range(of: ">\($0)<")?.lowerBound ?? page.range(of: $0)?.lowerBound
      }
      #expect(names.count == 4 && names == names.sorted())
      #expect(try await house.get("/zh/organisation?from=m").body.contains("迈瑞医疗"))
      #expect(try await house.get("/zh/organisation?facet=roles:supplier").body.contains("迈瑞医疗") == false)
    }
  }

  @Test("figures: years as columns, targets apart, a unit as each language has it", arguments: TestDatabase.all)
  func figures(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let zh = try await house.get("/zh/organisation/org000000001").body
      #expect(zh.contains("120 亿元") && zh.contains("<th scope=\"col\">2022</th>") && zh.contains("class=\"target\""))
      #expect(try await house.get("/en/organisation/org000000001").body.contains("12 billion yuan"))
    }
  }

  @Test(
    "a Chinese name on an English page is not translated, and its reading stands under it", arguments: TestDatabase.all)
  func reading(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let page = try await house.get("/en/organisation/org000000001").body
      #expect(page.contains("<span lang=\"zh-Hans\">迈瑞医疗</span>") && page.contains("lang=\"zh-Latn\""))
    }
  }

  @Test(
    "search marks the words for which a record was found, and says what to do when nothing was",
    arguments: TestDatabase.all)
  func search(_ database: TestDatabase) async throws {
    try await House.with(database) { (house) async throws in
      #expect(try await house.get("/zh/search?q=%E7%9B%91%E6%8A%A4").body.contains("<mark>监护</mark>"))
      #expect(try await house.get("/zh/search?q=xqzv").body.contains("换一个说法"))
    }
  }
}
