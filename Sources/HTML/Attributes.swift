package import Core

// The attributes that pages use. A nil value leaves the attribute out.

extension Attribute {
  // MARK: Any element
  package static func `class`(_ names: StaticString) -> Attribute { literal("class", names) }
  /// A class only while `condition` holds.
  package static func `class`(_ names: StaticString, if condition: Bool) -> Attribute {
    condition ? literal("class", names) : text("class", nil)
  }
  package static func id(_ id: String?) -> Attribute { text("id", id) }
  package static func lang(_ language: Language?) -> Attribute { text("lang", language.map(\.tag)) }
  package static func title(_ words: String?) -> Attribute { text("title", words) }
  package static func role(_ role: StaticString) -> Attribute { literal("role", role) }
  package static var hidden: Attribute { flag("hidden", true) }

  // MARK: For those who listen to the page
  package static func ariaLabel(_ words: String) -> Attribute { text("aria-label", words) }
  package static func labelled(by id: String) -> Attribute { text("aria-labelledby", id) }
  package static func described(by id: String?) -> Attribute { text("aria-describedby", id) }
  /// The entry of a navigation that one is on.
  package static func current(_ isCurrent: Bool) -> Attribute {
    isCurrent ? literal("aria-current", "page") : text("aria-current", nil)
  }
  /// Not read out: a decoration, or what stands in words next to it.
  package static var decoration: Attribute { literal("aria-hidden", "true") }

  // MARK: Links
  package static func href(_ link: Link) -> Attribute { text("href", link.address) }
  package static func rel(_ words: StaticString) -> Attribute { literal("rel", words) }
  package static func hreflang(_ language: Language) -> Attribute { text("hreflang", language.tag) }
  package static func type(_ type: StaticString) -> Attribute { literal("type", type) }

  // MARK: Head
  package static func charset(_ name: StaticString) -> Attribute { literal("charset", name) }
  package static func name(_ name: String) -> Attribute { text("name", name) }
  package static func content(_ words: String) -> Attribute { text("content", words) }

  // MARK: Forms
  package static func action(_ link: Link) -> Attribute { text("action", link.address) }
  package static var get: Attribute { literal("method", "get") }
  package static var post: Attribute { literal("method", "post") }
  /// For forms that carry a file.
  package static var multipart: Attribute { literal("enctype", "multipart/form-data") }
  package static func accept(_ types: StaticString) -> Attribute { literal("accept", types) }
  package static func checked(_ isChecked: Bool) -> Attribute { flag("checked", isChecked) }
  package static func rows(_ count: Int) -> Attribute { integer("rows", count) }
  /// A button that sends the form whatever its fields lack.
  package static var unvalidated: Attribute { flag("formnovalidate", true) }
  package static var required: Attribute { flag("required", true) }
  /// For those who listen: what was typed here was refused.
  package static func invalid(_ isInvalid: Bool) -> Attribute {
    isInvalid ? literal("aria-invalid", "true") : text("aria-invalid", nil)
  }
  package static func minLength(_ count: Int?) -> Attribute {
    count.map { integer("minlength", $0) } ?? text("minlength", nil)
  }
  /// Which keys a telephone shows.
  package static func keyboard(_ mode: StaticString) -> Attribute { literal("inputmode", mode) }
  package static func value(_ value: String) -> Attribute { text("value", value) }
  package static func placeholder(_ words: String) -> Attribute { text("placeholder", words) }
  package static func `for`(_ id: String) -> Attribute { text("for", id) }
  package static func selected(_ isSelected: Bool) -> Attribute { flag("selected", isSelected) }
  package static func maxLength(_ count: Int) -> Attribute { integer("maxlength", count) }
  package static func autocomplete(_ words: StaticString) -> Attribute { literal("autocomplete", words) }

  // MARK: Tables and disclosure
  package static var column: Attribute { literal("scope", "col") }
  package static var row: Attribute { literal("scope", "row") }
  package static func colspan(_ count: Int) -> Attribute { integer("colspan", count) }
  package static func open(_ isOpen: Bool) -> Attribute { flag("open", isOpen) }
  package static func datetime(_ day: String) -> Attribute { text("datetime", day) }
  package static func focusable(_ isFocusable: Bool) -> Attribute {
    isFocusable ? literal("tabindex", "0") : text("tabindex", nil)
  }
}

extension Language {
  /// What browsers and screen readers know the language by: they pick fonts and voices by it.
  package var tag: String {
    switch self {
    case .zh: "zh-Hans"
    default: rawValue
    }
  }
}
