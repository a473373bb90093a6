import Core
import Language

/// Reads the texts of very many records on one thread: what the engine's `TextAnalyser` says of them, by number.
package struct BulkTexts {
  private let engine: LanguageEngine
  private var reader: BulkReader

  init(_ engine: LanguageEngine) {
    self.engine = engine
    reader = BulkReader(engine)
  }

  /// All keys so far, by number.
  var keys: [String] { reader.keys }

  /// The number of a key that no text gives.
  mutating func number(of key: String) -> UInt32 { reader.number(of: key) }

  /// `TextAnalyser.document`, of descriptions `prose`.
  mutating func terms(of text: String, isProse: Bool) -> [NumberedTerm] {
    reader.terms(of: text, for: isProse ? .prose : .document)
  }

  /// The same and `TextAnalyser.bridge`.
  mutating func terms(bridging text: String, isProse: Bool) -> (own: [NumberedTerm], bridge: [NumberedTerm]) {
    reader.terms(of: text, for: isProse ? .prose : .document, bridgedBehind: TextAnalyser.acrossMark)
  }

  mutating func typed(_ name: String) -> [NumberedTerm] {
    TextAnalyser.spellings(of: name, engine.pinyin).flatMap { reader.terms(of: $0, for: .query) }.map {
      NumberedTerm(key: $0.key, weight: TextAnalyser.typedWeight)
    }
  }
}
