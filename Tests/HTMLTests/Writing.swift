import Core
import HTML
import Testing

/// What the builder writes, by example.
@Suite struct Writing {
  private func page(_ write: (HTMLWriter) -> Void) -> String {
    let html = HTMLWriter()
    write(html)
    return String(decoding: html.finish(), as: UTF8.self)
  }

  @Test func elements() {
    #expect(page { $0.p("a & b", .class("lead")) } == "<p class=\"lead\">a &amp; b</p>")
    #expect(page { $0.br() } == "<br>")
    #expect(
      page { html in
        html.ul {
          html.li("1")
          html.li { html.b("2") }
        }
      } == "<ul><li>1</li><li><b>2</b></li></ul>")
  }

  @Test func document() {
    let written = page { html in html.document(.lang(.zh)) { html.title("链桥") } }
    #expect(written == "<!doctype html>\n<html lang=\"zh-Hans\"><title>链桥</title></html>")
  }

  @Test("a nil value, a false flag and a class that does not hold leave the attribute out")
  func absent() {
    #expect(page { $0.p("", .id(nil), .open(false), .class("x", if: false), .lang(nil)) } == "<p></p>")
    #expect(page { $0.details(.open(true)) {} } == "<details open></details>")
  }

  @Test("coordinates are numbers, and what is no number draws at 0")
  func coordinates() {
    #expect(
      page { $0.rect(.x(1.25), .width(-0.5), .height(.nan)) } == "<rect x=\"1.3\" width=\"0.5\" height=\"0\"></rect>")
    #expect(page { $0.polyline(.points([(0, 1.5), (.infinity, 2)])) } == "<polyline points=\"0,1.5 0,2\"></polyline>")
  }

  @Test func links() {
    #expect(
      Link(path: ["zh", "search"], query: [("q", "CT 机"), ("facet", "region:cn:4403")]).address
        == "/zh/search?q=CT%20%E6%9C%BA&facet=region:cn:4403")
    #expect(Link(path: []).address == "/")
    #expect(Link(path: ["", "evil.example"]).address == "/evil.example")
  }
}
