import Foundation
import Language
import Testing

struct LanguageEngineTests {
  private func engine(words: String, synonyms: String? = nil) throws -> LanguageEngine {
    try Share.withFolder(["dict.txt": words, "synonyms.tsv": synonyms ?? ""]) { folder in
      try LanguageEngine(
        LanguageResources(
          dictionaries: [folder.appending(path: "dict.txt")],
          synonyms: synonyms.map { _ in folder.appending(path: "synonyms.tsv") }))
    }
  }

  @Test func theFingerprintFollowsTheResources() throws {
    let first = try engine(words: "口罩 10 n\n").fingerprint
    #expect(try engine(words: "口罩 10 n\n").fingerprint == first)
    #expect(try engine(words: "口罩 11 n\n").fingerprint != first)
    #expect(try engine(words: "口罩 10 n\n", synonyms: "口罩\tmask\n").fingerprint != first)
    #expect(first.count == 16)
  }

  @Test func aMissingFileIsNamed() {
    let missing = URL(fileURLWithPath: "/nowhere/dict.txt")
    let error = #expect(throws: (any Error).self) { try LanguageEngine(LanguageResources(dictionaries: [missing])) }
    #expect("\(String(describing: error))".contains("/nowhere/dict.txt"))
  }

  @Test func aBrokenDictionaryDoesNoHarm() throws {
    for words in ["", "\n\n", "口", "\u{FEFF}口罩 1 n", "口罩 99999999999999999999 n", "口罩 0 n\n", "𠮷野 5 n"] {
      let engine = try engine(words: words)
      #expect(engine.segmenter.segment("医用口罩𠮷野").joined() == "医用口罩𠮷野")
    }
  }
}
