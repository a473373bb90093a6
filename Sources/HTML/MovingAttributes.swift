// What htmx heeds: which part of a page is asked for anew, when, and what of the answer takes its place. There is none that holds a
// script (`hx-on`), and when and where are literals.

extension Attribute {
  package static func hxGet(_ link: Link) -> Attribute { text("hx-get", link.address) }
  /// The form around it goes along.
  package static func hxPost(_ link: Link) -> Attribute { text("hx-post", link.address) }
  /// When: `input delay:600ms`.
  package static func hxTrigger(_ events: StaticString) -> Attribute { literal("hx-trigger", events) }
  /// The element that is found by this id on the page is replaced by the one in the answer.
  package static func hxReplace(_ selector: StaticString) -> [Attribute] {
    [literal("hx-target", selector), literal("hx-select", selector), literal("hx-swap", "outerHTML")]
  }
  /// Fields that go along besides the form's own, as JSON.
  package static func hxValues(_ json: StaticString) -> Attribute {
    // Its quotation marks have to be escaped, which a literal is not.
    text("hx-vals", "\(json)")
  }
  /// `not details`: fields of the form that stay at home.
  package static func hxParameters(_ names: StaticString) -> Attribute { literal("hx-params", names) }
  /// A later question of this element ends one that is under way.
  package static var hxLatest: Attribute { literal("hx-sync", "this:replace") }
  /// The browser shows the address that was asked, without a step back for each.
  package static var hxAddress: Attribute { literal("hx-replace-url", "true") }
  /// A message read out when it changes, once the reader has a moment.
  package static var politely: Attribute { literal("aria-live", "polite") }
}

extension HTMLWriter {
  /// A file of this site that a browser runs if it is the one that `integrity` names, once the page is read.
  package func script(_ link: Link, integrity: String) {
    Element(writer: self, name: "script")(.source(link), .integrity(integrity), .deferred)
  }
}

extension Attribute {
  fileprivate static func source(_ link: Link) -> Attribute { text("src", link.address) }
  fileprivate static func integrity(_ digest: String) -> Attribute { text("integrity", digest) }
  fileprivate static var deferred: Attribute { flag("defer", true) }
}
