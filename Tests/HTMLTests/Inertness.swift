import HTML
import Testing

/// Whatever a stranger writes comes out as words: never as markup, never as a link that runs.
@Suite struct Inertness {
  /// Pieces out of which attacks are made, and what breaks naive escaping.
  private static let pieces = [
    "<", ">", "\"", "'", "&", "&lt;", "&#39;", "<script>", "</title>", "-->", "]]>", "javascript:", "data:", "\u{0}",
    "\n", " ", "onload=x", "`", "=", "//", "\\", "监护仪", "é", "\u{202E}", "\u{2028}", "🫀", "a", "%", "http://",
    "https://",
  ]

  private static func random(_ dice: inout SystemRandomNumberGenerator) -> String {
    (0..<Int.random(in: 0...12, using: &dice)).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined()
  }

  /// What a browser reads where the escaped words stand.
  private static func unescaped(_ string: String) -> String {
    string.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }

  @Test("words and attribute values come out as they went in, and nothing around them moves", arguments: 0..<40)
  func words(seed: Int) {
    var dice = SystemRandomNumberGenerator()
    for _ in 0..<250 {
      let words = Self.random(&dice)
      let title = Self.random(&dice)
      let html = HTMLWriter()
      html.p(words, .title(title))
      let page = String(decoding: html.finish(), as: UTF8.self)
      let parts = page.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
      #expect(
        parts.count == 2 && parts[0].hasPrefix("<p title=\"") && parts[0].hasSuffix("\"") && parts[1].hasSuffix("</p>"))
      let value = parts[0].dropFirst("<p title=\"".count).dropLast()
      let inner = (parts.last ?? "").dropLast("</p>".count)
      #expect(!value.contains { "<>\"'\0".contains($0) })
      #expect(!inner.contains { "<>\"'\0".contains($0) })
      #expect(Self.unescaped(String(value)) == title.replacing("\0", with: "\u{FFFD}"))
      #expect(Self.unescaped(String(inner)) == words.replacing("\0", with: "\u{FFFD}"))
    }
  }

  @Test("a link is a path of this site or an http(s) address, or there is none", arguments: 0..<40)
  func links(seed: Int) {
    var dice = SystemRandomNumberGenerator()
    for _ in 0..<250 {
      let words = Self.random(&dice)
      if let link = Link(web: words) {
        #expect(link.address.lowercased().hasPrefix("http://") || link.address.lowercased().hasPrefix("https://"))
        #expect(!link.address.contains { $0.isWhitespace })
      }
      let path = Link(path: [words, Self.random(&dice)], query: [(words, words)], fragment: words).address
      #expect(path.hasPrefix("/") && !path.hasPrefix("//"))
      #expect(path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>\"'\\`".utf8.contains($0) })
      #expect(Link(fragment: words).address.hasPrefix("#"))
    }
  }

  @Test(
    "addresses that run or hide are no links",
    arguments: [
      "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "data:text/html,x", "vbscript:x",
      "//evil.example",
      "http:evil", "https://", "http:///x", "http://@evil", "http://a b", "http://a\nb", "ftp://x", "", "http:\\\\evil",
    ])
  func refused(address: String) {
    #expect(Link(web: address) == nil)
  }

  @Test(
    "ordinary addresses are links", arguments: ["http://example.cn", "https://例子.中国/路径?q=1#x", "HTTPS://EXAMPLE.COM/"])
  func taken(address: String) {
    #expect(Link(web: address)?.address == address)
  }
}
