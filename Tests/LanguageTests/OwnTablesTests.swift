import Core
import Foundation
import Language
import Testing

/// A cluster's own words: what they add, and what is wrong in them.
struct OwnTablesTests {
  private static func engine(_ tables: [String: String]) throws -> LanguageEngine {
    var resources = Share.all
    resources.dictionaries = [Share.resources.appending(path: "device-words.txt")]
    resources.cedict = nil
    return try Share.withFolder(tables) { folder in
      resources.own = folder
      return try LanguageEngine(resources)
    }
  }

  private static func keys(_ engine: LanguageEngine, _ text: String, _ kind: Term.Kind) -> Set<String> {
    Set(engine.terms(of: text, bridged: true).filter { $0.kind == kind }.map(\.key))
  }

  @Test func wordsAreCutAsOne() throws {
    #expect(!Self.keys(try Self.engine([:]), "甲乙丙机", .word).contains("甲乙丙机"))
    for line in ["甲乙丙机", "甲乙丙機 500", "甲乙丙机 500 n"] {
      #expect(Self.keys(try Self.engine(["words.txt": "# ours\r\n\(line)\r\n"]), "甲乙丙机", .word) == ["甲乙丙机"])
    }
  }

  @Test func synonymsJoinAGroupOrMakeOne() throws {
    let engine = try Self.engine(["synonyms.tsv": "磁共振\t甲乙仪\n丙丁\tfoobarizer\n"])
    #expect(Self.keys(engine, "甲乙仪", .concept) == Self.keys(engine, "MRI", .concept))
    #expect(Self.keys(engine, "丙丁", .concept) == ["≈丙丁"])
    #expect(Self.keys(engine, "foobarizers", .concept) == ["≈丙丁"])
  }

  @Test func glossariesComeBeforeOurs() throws {
    #expect(Self.keys(try Self.engine([:]), "口罩", .bridge).contains("mask"))
    #expect(Self.keys(try Self.engine(["glossary.tsv": "口罩\tbreathing veil\n"]), "口罩", .bridge) == ["breath", "veil"])
  }

  @Test func stopWordsAreNoTerms() throws {
    let engine = try Self.engine(["stop-words.txt": "口罩\nLtd\n", "pinyin.tsv": "口罩\tkǒu zào\n"])
    #expect(engine.terms(of: "口罩 ltd", bridged: true).allSatisfy { $0.kind != .word && $0.kind != .bridge })
    #expect(engine.pinyin.initials("口罩") == "kz" && engine.pinyin.sortKey("口罩").hasPrefix("kou zao"))
  }

  @Test(arguments: [
    ("synonyms.tsv", "口罩甲\tmask x\n\nalone\n", "words.alone", 3),
    ("synonyms.tsv", "甲乙丙\tMRI\n", "words.taken", 1),
    ("glossary.tsv", "# ours\nmask\trespirator\n", "words.one-language", 2),
    ("glossary.tsv", "口罩\n", "words.one-language", 1),
    ("stop-words.txt", "ours\nof the\n", "words.several", 2),
    ("words.txt", "甲乙 often\n", "words.frequency", 1), ("words.txt", "甲乙 0\n", "words.frequency", 1),
    ("pinyin.tsv", "口罩\tkǒu\n", "words.syllables", 1),
    ("words.txt", "甲\n" + String(repeating: "乙", count: 1000), "words.long", 2),
    ("words.txt", String(repeating: "甲乙\n", count: 60_000), "words.large", 0),
    ("synonym.tsv", "甲\ta\n", "words.file", 0),
  ])
  func aBadLineIsNamed(_ file: String, _ text: String, _ code: String, _ line: Int) throws {
    let error = #expect(throws: Refusal.self) { try Self.engine([file: text]) }
    #expect(error?.code == code)
    if line > 0 { #expect(error?.place == "\(file):\(line)") }
  }

  @Test func bytesThatAreNoTextAreNamed() throws {
    var resources = Share.all
    let error = #expect(throws: Refusal.self) {
      try Share.withFolder([:]) { folder in
        try Data([0x61, 0x0A, 0xFF, 0xFE, 0x0A]).write(to: folder.appending(path: "words.txt"))
        resources.own = folder
        _ = try LanguageEngine(resources)
      }
    }
    #expect(error?.code == "words.encoding" && error?.place == "words.txt:2")
  }

  @Test func theyArePartOfTheFingerprint() throws {
    let plain = try Self.engine([:]).fingerprint
    #expect(try Self.engine(["README.md": "no table"]).fingerprint == plain)
    for (file, text) in [
      ("words.txt", "甲乙\n"), ("synonyms.tsv", "甲乙\txy\n"), ("glossary.tsv", "甲乙\txy\n"), ("stop-words.txt", "甲乙\n"),
      ("pinyin.tsv", "甲\tjiǎ\n"),
    ] { #expect(try Self.engine([file: text]).fingerprint != plain) }
  }
}
