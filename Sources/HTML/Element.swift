/// An element that is about to be written: call it with attributes and content.
///
///     html.p("Hello")                         // words
///     html.p("Hello", .class("lead"))         // words, attributes
///     html.p(.class("lead")) { html.b("…") }  // attributes, content
package struct Element {
  let writer: HTMLWriter
  let name: StaticString

  package func callAsFunction(_ attributes: Attribute..., content: () -> Void = {}) {
    writer.element(name, attributes, content)
  }

  /// Attributes that are put together beforehand.
  package func callAsFunction(_ attributes: [Attribute], content: () -> Void) {
    writer.element(name, attributes, content)
  }

  package func callAsFunction(_ text: String, _ attributes: Attribute...) {
    writer.element(name, attributes, text: text)
  }
}

/// An element that has no content and no end tag.
package struct VoidElement {
  let writer: HTMLWriter
  let name: StaticString

  package func callAsFunction(_ attributes: Attribute...) { writer.open(name, attributes) }

  /// Attributes that are put together beforehand.
  package func callAsFunction(_ attributes: [Attribute]) { writer.open(name, attributes) }
}
