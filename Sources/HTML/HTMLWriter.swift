import Core

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

  package func text(_ integer: Int) { bytes.append(contentsOf: integer.description.utf8) }

  /// The document type and the root element.
  package func document(_ language: Attribute, content: () -> Void) {
    Escaping.appendLiteral("<!doctype html>\n", to: &bytes)
    element("html", [language], content)
  }

  /// JSON between two literals of this module; see `linkedData`.
  func append(_ before: StaticString, _ json: JSON, _ after: StaticString) {
    Escaping.appendLiteral(before, to: &bytes)
    bytes.append(contentsOf: json.bytes(inMarkup: true))
    Escaping.appendLiteral(after, to: &bytes)
  }

  // MARK: For the elements

  func element(_ name: StaticString, _ attributes: [Attribute], _ content: () -> Void) {
    open(name, attributes)
    content()
    Self.close(name, &bytes)
  }

  func element(_ name: StaticString, _ attributes: [Attribute], text: String) {
    Self.whole(name, attributes, text, &bytes)
  }

  func open(_ name: StaticString, _ attributes: [Attribute]) { Self.open(name, attributes, &bytes) }

  // Static, with the buffer handed in: each call reaches into the object once, which is what costs.

  private static func whole(_ name: StaticString, _ attributes: [Attribute], _ text: String, _ out: inout [UInt8]) {
    open(name, attributes, &out)
    Escaping.append(text, to: &out)
    close(name, &out)
  }

  private static func open(_ name: StaticString, _ attributes: [Attribute], _ out: inout [UInt8]) {
    out.append(UInt8(ascii: "<"))
    Escaping.appendLiteral(name, to: &out)
    for attribute in attributes { attribute.append(to: &out) }
    out.append(UInt8(ascii: ">"))
  }

  private static func close(_ name: StaticString, _ out: inout [UInt8]) {
    out.append(UInt8(ascii: "<"))
    out.append(UInt8(ascii: "/"))
    Escaping.appendLiteral(name, to: &out)
    out.append(UInt8(ascii: ">"))
  }
}
