/// Writes one page, from its first byte to its last, straight into a buffer.
///
///     let html = HTMLWriter()
///     html.document(.zh) {
///       html.body {
///         html.h1("需求")
///         html.p(.class("lead")) { html.text(need.name) }
///       }
///     }
///     let bytes = html.finish()
///
/// Nothing that a stranger wrote can become markup: whatever is handed in as a `String` is escaped where it is written,
/// names of elements and attributes are literals of this module, and there is no way to write raw markup. A part of a
/// page is an extension of this class (`html.sourceChip(…)`). No tree is built, which is where the speed comes from.
///
/// Not Sendable on purpose: it lives inside one rendering and dies with it.
package final class HTMLWriter {
  private var bytes: [UInt8] = []

  package init(capacity: Int = 32_768) { bytes.reserveCapacity(capacity) }

  /// What was written so far.
  package func finish() -> [UInt8] { bytes }

  /// Words: `<`, `&` and quotes come out as what they look like.
  package func text(_ string: String) { Escaping.append(string, to: &bytes) }

  package func text(_ integer: Int) { literal(integer.description) }

  /// The document type and the root element.
  package func document(_ language: Attribute, content: () -> Void) {
    literal("<!doctype html>\n")
    element("html", [language], content)
  }

  // MARK: For the elements

  func element(_ name: StaticString, _ attributes: [Attribute], _ content: () -> Void) {
    open(name, attributes)
    content()
    close(name)
  }

  func element(_ name: StaticString, _ attributes: [Attribute], text: String) {
    open(name, attributes)
    Escaping.append(text, to: &bytes)
    close(name)
  }

  func open(_ name: StaticString, _ attributes: [Attribute]) {
    bytes.append(UInt8(ascii: "<"))
    literal(name)
    for attribute in attributes { attribute.append(to: &bytes) }
    bytes.append(UInt8(ascii: ">"))
  }

  private func close(_ name: StaticString) {
    literal("</")
    literal(name)
    bytes.append(UInt8(ascii: ">"))
  }

  private func literal(_ string: StaticString) { Escaping.appendLiteral(string, to: &bytes) }

  /// Digits and signs of our own making: nothing in them needs escaping.
  private func literal(_ string: String) { bytes.append(contentsOf: string.utf8) }
}
