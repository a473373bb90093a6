import Core
import Foundation
import TestSupport
import Testing

@Suite struct TextTests {
  static let languages: [Language] = [.zh, .zhHant, .en, Language("de")]

  static func random(_ dice: inout Dice) -> Text {
    var text = Text(dice.string(), dice.one(of: languages))
    for _ in 0..<dice.below(3) { text[dice.one(of: languages)] = dice.string() }
    return text
  }

  @Test("what is written is read back, and equal texts are equal strings")
  func canonical() {
    var dice = Dice(seed: 4)
    for _ in 0..<1000 {
      let text = Self.random(&dice)
      #expect(Text(canonical: text.canonical) == text, "\(text.canonical)")
      var other = Text(text[text.original] ?? "", text.original)
      for (language, string) in text.all.reversed() { other[language] = string }
      #expect(other.canonical == text.canonical)
    }
  }

  @Test("a text is spelled as a JSON encoder with sorted keys spells it")
  func spelling() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var texts = (0...0x2100).compactMap { Unicode.Scalar($0) }.map { Text("a\($0)b", .en) } + [.empty]
    var dice = Dice(seed: 6)
    for _ in 0..<500 { texts.append(Self.random(&dice)) }
    for text in texts {
      let spelled = text.canonical
      #expect(try Array(spelled.utf8) == Array(encoder.encode(text)))
      #expect(Text(canonical: spelled) == text)
    }
  }

  @Test("what is no text", arguments: ["", "迈瑞", "[]", "{\"zh\":1}", "null"])
  func malformed(_ text: String) { #expect(Text(canonical: text) == nil) }

  @Test("merging keeps what is there and adds what is not")
  func merging() {
    var dice = Dice(seed: 5)
    for _ in 0..<500 {
      let (a, b) = (Self.random(&dice), Self.random(&dice))
      let merged = a.merged(with: b)
      #expect(merged.original == a.original)
      for language in Self.languages { #expect(merged[language] == a[language] ?? b[language]) }
      #expect(merged.merged(with: b) == merged && a.merged(with: a) == a)
    }
    #expect(Text.empty.merged(with: Text("迈瑞")) == Text("迈瑞"))
  }

  @Test(
    "the best that there is for a reader",
    arguments: [
      (["zh": "中", "en": "E"], Language.zh, "中"), (["zh": "中", "en": "E"], .en, "E"), (["zh": "中"], .en, "中"),
      (["en": "E"], .zh, "E"), (["zh-Hant": "繁", "en": "E"], .zh, "繁"), (["zh": "中", "en": "E"], .zhHant, "中"),
      (["de": "D"], .en, "D"), ([:], .zh, ""),
    ])
  func best(_ given: [String: String], _ reader: Language, _ expected: String) {
    var text = Text.empty
    for (language, string) in given.sorted(by: { $0.key < $1.key }) { text[Language(language)] = string }
    #expect(text.best(reader) == expected)
  }

  @Test("the first that was given is the original, and comes first")
  func original() {
    var text = Text("迈瑞", .zhHant)
    text[.en] = "Mindray"
    text[.zh] = "迈瑞"
    #expect(text.all.map(\.0) == [.zhHant, .en, .zh])
    text[.zhHant] = nil
    #expect(text.original == .en && text.all.map(\.0) == [.en, .zh])
    text[.en] = ""
    text[.zh] = nil
    #expect(text.isEmpty && text.all.isEmpty)
  }

  @Test(
    "the language of a string",
    arguments: [
      ("迈瑞", Language.zh), ("Mindray", .en), ("CT 球管", .zh), ("", .en), ("〇", .zh), ("𠮷", .zh), ("カメラ", .en),
    ])
  func guess(_ string: String, _ expected: Language) { #expect(Language.guess(string) == expected) }
}
