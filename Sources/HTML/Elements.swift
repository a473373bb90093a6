// The elements that pages use. `style` is left out, and `script` with content: it is no text, so escaping would not hold. `linkedData` and
// `script(_:integrity:)` are apart.

extension HTMLWriter {
  private func element(_ name: StaticString) -> Element { Element(writer: self, name: name) }
  private func void(_ name: StaticString) -> VoidElement { VoidElement(writer: self, name: name) }

  // MARK: Document
  package var head: Element { element("head") }
  package var title: Element { element("title") }
  package var body: Element { element("body") }
  package var meta: VoidElement { void("meta") }
  package var link: VoidElement { void("link") }

  // MARK: Landmarks and headings
  package var header: Element { element("header") }
  package var nav: Element { element("nav") }
  package var main: Element { element("main") }
  package var section: Element { element("section") }
  package var article: Element { element("article") }
  package var aside: Element { element("aside") }
  package var footer: Element { element("footer") }
  package var h1: Element { element("h1") }
  package var h2: Element { element("h2") }
  package var h3: Element { element("h3") }
  package var h4: Element { element("h4") }

  // MARK: Blocks
  package var div: Element { element("div") }
  package var p: Element { element("p") }
  package var ul: Element { element("ul") }
  package var ol: Element { element("ol") }
  package var li: Element { element("li") }
  package var dl: Element { element("dl") }
  package var dt: Element { element("dt") }
  package var dd: Element { element("dd") }
  package var figure: Element { element("figure") }
  package var figcaption: Element { element("figcaption") }
  package var details: Element { element("details") }
  package var summary: Element { element("summary") }
  package var blockquote: Element { element("blockquote") }
  package var pre: Element { element("pre") }
  package var hr: VoidElement { void("hr") }

  // MARK: Words
  package var a: Element { element("a") }
  package var span: Element { element("span") }
  package var strong: Element { element("strong") }
  package var em: Element { element("em") }
  package var b: Element { element("b") }
  package var small: Element { element("small") }
  package var mark: Element { element("mark") }
  package var code: Element { element("code") }
  package var cite: Element { element("cite") }
  package var sup: Element { element("sup") }
  package var abbr: Element { element("abbr") }
  package var time: Element { element("time") }
  package var br: VoidElement { void("br") }

  // MARK: Tables
  package var table: Element { element("table") }
  package var caption: Element { element("caption") }
  package var thead: Element { element("thead") }
  package var tbody: Element { element("tbody") }
  package var tr: Element { element("tr") }
  package var th: Element { element("th") }
  package var td: Element { element("td") }

  // MARK: Forms
  package var form: Element { element("form") }
  package var label: Element { element("label") }
  package var button: Element { element("button") }
  package var select: Element { element("select") }
  package var option: Element { element("option") }
  package var textarea: Element { element("textarea") }
  package var fieldset: Element { element("fieldset") }
  package var legend: Element { element("legend") }
  package var input: VoidElement { void("input") }

  // MARK: Drawings
  package var svg: Element { element("svg") }
  package var g: Element { element("g") }
  package var path: Element { element("path") }
  package var rect: Element { element("rect") }
  package var circle: Element { element("circle") }
  package var line: Element { element("line") }
  package var polyline: Element { element("polyline") }
  /// The name of a drawing for those who do not see it.
  package var svgTitle: Element { element("title") }
}
