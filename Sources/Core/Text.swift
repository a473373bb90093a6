import Foundation

/// What somebody wrote, in every language in which it was given; the first one is the original.
///
/// Names are never translated by the program: a language that nobody gave is absent, and a reader gets the original.
/// Stored as one JSON object with the original first in `"_"`: `{"_":"zh","zh":"迈瑞医疗"}`.
package struct Text: Hashable, Sendable {
  package private(set) var original: Language
  package private(set) var values: [Language: String]

  package static let empty = Text("")

  package init(_ string: String, _ language: Language? = nil) {
    let language = language ?? Language.guess(string)
    original = language
    values = string.isEmpty ? [:] : [language: string]
  }

  package init(_ label: Label) {
    original = .zh
    values = [.zh: label.zh, .en: label.en]
  }

  package var isEmpty: Bool { values.isEmpty }

  /// In which it was given.
  package var languages: Set<Language> { Set(values.keys.map(\.language)) }

  package subscript(_ language: Language) -> String? {
    get { values[language] }
    set {
      let was = values.isEmpty
      values[language] = (newValue?.isEmpty ?? true) ? nil : newValue
      if was || values[original] == nil { original = values.keys.min() ?? original }
      if was, newValue != nil { original = language }
    }
  }

  /// The text for a reader of `language`: in it if it was given, else in the original.
  package func best(_ language: Language) -> String {
    values[language] ?? (language == .en ? nil : values[.zh] ?? values[.zhHant]) ?? values[original] ?? ""
  }

  /// All that was given, the original first.
  package var all: [(Language, String)] {
    values.sorted { a, b in a.key == original || (b.key != original && a.key < b.key) }.map { ($0.key, $0.value) }
  }

  /// This text with what `other` gives and this one lacks.
  package func merged(with other: Text) -> Text {
    var out = self
    for (language, string) in other.all where out[language] == nil { out[language] = string }
    return out
  }
}

extension Text: Codable {
  package init(from decoder: any Decoder) throws {
    self.init(stored: try decoder.singleValueContainer().decode([String: String].self).map { ($0.key, $0.value) })
  }

  /// Languages and what was given in them, and under `_` the original.
  init(stored fields: [(key: String, string: String)]) {
    values = Dictionary(minimumCapacity: max(0, fields.count - 1))
    for (key, string) in fields where key != "_" && !string.isEmpty { values[Language(key)] = string }
    original = fields.first { $0.key == "_" }.map { Language($0.string) } ?? values.keys.min() ?? .zh
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) })
    fields["_"] = original.rawValue
    var container = encoder.singleValueContainer()
    try container.encode(fields)
  }
}
