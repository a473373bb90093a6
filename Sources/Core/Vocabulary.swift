/// A closed list of words that a field may hold, each with its labels and the other ways in which people write it.
package struct Vocabulary: Sendable, Hashable {
  package struct Word: Sendable, Hashable {
    package let value: String
    package let label: Label
    package let aliases: [String]

    package init(_ value: String, _ zh: String, _ en: String, _ aliases: [String] = []) {
      self.value = value
      self.label = Label(zh, en)
      self.aliases = aliases
    }
  }

  package let name: String
  package let words: [Word]
  private let byName: [String: Int]

  package init(_ name: String, _ words: [Word]) {
    self.name = name
    self.words = words
    var byName: [String: Int] = [:]
    for (index, word) in words.enumerated() {
      for key in [word.value, word.label.zh, word.label.en] + word.aliases where byName[key.lowercased()] == nil {
        byName[key.lowercased()] = index
      }
    }
    self.byName = byName
  }

  /// The word that a person means by its value, a label or an alias, in any case; nil for a stranger.
  package func word(_ name: String) -> Word? { byName[name.lowercased()].map { words[$0] } }

  package func label(_ value: String) -> Label { word(value)?.label ?? Label(value, value) }

  package static func == (a: Self, b: Self) -> Bool { a.name == b.name }
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
