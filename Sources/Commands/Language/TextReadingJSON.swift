import Language

/// What `language explain --json` prints.
struct TextReadingJSON: Encodable {
  struct Pair: Encodable {
    let written: String
    let read: String
  }

  struct TermJSON: Encodable {
    let key: String
    let kind: String
    let weight: Float
    let surface: String
  }

  struct Stems: Encodable {
    let word: String
    let stems: [String: Float]
  }

  struct Group: Encodable {
    let written: String
    let names: [String]
  }

  let text: String
  let normal: String
  let converted: [Pair]
  let words: [String]
  let terms: [TermJSON]
  let bridge: [Stems]
  let synonyms: [Group]
  /// Of what the text's vector is the sum; empty where no table of vectors is installed.
  let pieces: [String]
  let pinyin: String?
  /// Entries of CC-CEDICT; absent where set-up has not fetched it.
  let cedict: Int?
  let fingerprint: String

  init(_ text: String, _ reading: TextReading, _ engine: LanguageEngine) {
    self.text = text
    normal = reading.normal
    converted = reading.converted.map { Pair(written: $0.written, read: $0.read) }
    words = reading.words
    terms = reading.terms.filter { $0.kind != .bridge }.map {
      TermJSON(key: $0.key, kind: String(describing: $0.kind), weight: $0.weight, surface: String($0.surface))
    }
    bridge = reading.bridged.map { Stems(word: $0.word, stems: Dictionary($0.stems) { first, _ in first }) }
    synonyms = reading.synonyms.map { Group(written: $0.written, names: $0.names) }
    pieces = engine.pieces(of: text)
    pinyin = reading.pinyin
    cedict = engine.bridge.dictionaryCount
    fingerprint = engine.fingerprint
  }
}
