import Core
import Foundation
import Language
import TestSupport
import Testing

/// What `language explain` tells.
struct TextReadingTests {
  private let engine: LanguageEngine
  init() throws { engine = try Share.engine.get() }

  @Test(.enabled(if: Share.hasDictionary, Comment(rawValue: Share.missing)))
  func eachStepIsTold() throws {
    let reading = try engine.read("脈搏血氧儀 ＣＴ", for: .document)
    #expect(reading.normal == "脉搏血氧仪 ct")
    #expect(reading.converted.map(\.written) == ["脈", "儀"] && reading.converted.map(\.read) == ["脉", "仪"])
    #expect(reading.words == ["脉搏血氧仪", "ct"])
    #expect(reading.pinyin?.hasPrefix("Mài Bó") == true)
    #expect(reading.synonyms.contains { $0.written == "脈搏血氧儀" && $0.names.contains("pulse oximeter") })
    #expect(reading.terms.contains { $0.kind == .bridge && $0.surface == "脈搏血氧儀" })
    #expect(try engine.read("ct", for: .query).pinyin == nil)
  }

  @Test func aBookIsRefused() throws {
    #expect(throws: Never.self) { try engine.read(String(repeating: "肺", count: TextReading.longest), for: .query) }
    let error = #expect(throws: Refusal.self) {
      try engine.read(String(repeating: "肺", count: TextReading.longest + 1), for: .query)
    }
    #expect(error?.code == "words.text")
  }

  @Test func anythingCanBeLookedAt() throws {
    var dice = Dice(seed: 31)
    for _ in 0..<100 { _ = try engine.read(dice.wildText(200), for: .document) }
  }
}
