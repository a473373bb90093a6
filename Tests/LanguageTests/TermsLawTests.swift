import Foundation
import Language
import TestSupport
import Testing

/// What holds for every text.
struct TermsLawTests {
  private let engine: LanguageEngine
  init() throws { engine = try Share.engine.get() }

  private func keys(_ text: String, _ role: TermRole = .document) -> [String] {
    engine.terms(of: text, for: role).map(\.key)
  }

  /// Queries are cut out of documents between any two Han characters: there the cut is most likely another one.
  @Test func aDocumentHasTheWordsOfEveryQueryInIt() {
    var dice = Dice(seed: 4)
    for _ in 0..<300 {
      let document = dice.deviceText(15)
      let borders = document.indices.filter { index in
        index > document.startIndex && isHan(document[index]) && isHan(document[document.index(before: index)])
      }
      guard borders.count > 1 else { continue }
      let ends = [borders.randomElement(using: &dice), borders.randomElement(using: &dice)].compactMap { $0 }.sorted()
      let query = String(document[ends[0]..<ends[1]])
      let had = Set(keys(document))
      for term in engine.terms(of: query, for: .query) where term.kind != .character && term.kind != .concept {
        #expect(had.contains(term.key), "\(term.key) of \(query) in \(document)")
      }
    }
  }

  @Test func caseWidthAndScriptMakeNoDifference() {
    check("Patient Monitor N95 YY/T 0969-2013", "ＰＡＴＩＥＮＴ　ｍｏｎｉｔｏｒ n９５ yy/t 0969-2013")
    check("脉搏血氧仪", "脈搏血氧儀")
    check("医疗器械产业链", "醫療器械產業鏈")
    var dice = Dice(seed: 5)
    for _ in 0..<100 {
      let text = dice.deviceText(12)
      check(text.uppercased(), text.lowercased())
    }
  }

  private func check(_ a: String, _ b: String, at location: SourceLocation = #_sourceLocation) {
    #expect(keys(a) == keys(b), sourceLocation: location)
  }

  @Test func nothingCrashes() {
    var dice = Dice(seed: 6)
    for _ in 0..<300 {
      let text = dice.wildText(80)
      _ = engine.terms(of: text)
      _ = engine.terms(of: text, for: .query)
      _ = engine.pinyin.sortKey(text) + engine.pinyin.romanised(text) + engine.pinyin.initials(text)
      _ = engine.pinyin.initialsToSearch(text)
    }
    for text in ["", "\u{0}", "\u{301}", "\u{FE0F}", ".", "-", "a-", "-1", "1.", "👩‍👩‍👧‍👦", "\r\n"] {
      _ = engine.terms(of: text)
    }
  }

  @Test(arguments: ["a", "肺", "1", "\u{301}", "体外诊断", "x-", "醫", " ", "\u{0}", "YY/T "])
  func aMegabyteOfOneThingIsNoTrouble(_ piece: String) {
    let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
    #expect(engine.terms(of: text).allSatisfy { $0.key.unicodeScalars.count <= 80 })
  }

  @Test func threadsGetTheSameTerms() async {
    var dice = Dice(seed: 7)
    let texts = (0..<40).map { _ in dice.deviceText(15) }
    let expected = texts.map { keys($0) }
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { texts.map { keys($0) } == expected }
      }
      for await same in group { #expect(same) }
    }
  }

  private func isHan(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
  }
}
