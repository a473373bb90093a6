/// Words of the program itself in both of its languages: labels, reasons, errors.
///
/// What users wrote is a `Text`; this is what *we* say, so both sides are always there.
package struct Label: Hashable, Sendable, Codable {
  package var zh: String
  package var en: String

  package init(_ zh: String, _ en: String) {
    self.zh = zh
    self.en = en
  }

  package subscript(_ language: Language) -> String { language == .en ? en : zh }

  /// Fills `{name}` in both languages.
  package func filled(_ values: [String: String]) -> Label {
    values.isEmpty ? self : Label(Self.fill(zh, values), Self.fill(en, values))
  }

  /// One pass over the template, so that a value which itself holds `{braces}` is left as it is.
  private static func fill(_ template: String, _ values: [String: String]) -> String {
    var out = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      out += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      out += values[name] ?? "{\(name)}"
      rest = rest[rest.index(after: close)...]
    }
    return out + rest
  }
}
