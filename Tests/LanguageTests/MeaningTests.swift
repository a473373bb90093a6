import Core
import Foundation
import Language
import TestSupport
import Testing

/// The vectors of texts, by the table that the program comes with.
struct MeaningTests {
  private let engine: LanguageEngine
  init() throws { engine = try Share.engine.get() }

  private func cosine(_ a: String, _ b: String) throws -> Double {
    try #require(engine.vector(of: a)).cosine(to: #require(engine.vector(of: b)))
  }

  /// `scripts/distill sample` wrote what these texts are cut into and how near they are to the first of them.
  @Test func itIsWhatTheTableWasMadeFor() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Samples/vectors.tsv")
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let first = try #require(rows.first)[0]
    for row in rows {
      #expect(engine.pieces(of: row[0]).joined(separator: " ") == row[1])
      #expect(abs(try cosine(first, row[0]) - (try #require(Double(row[2])))) < 0.01, "\(row[0])")
    }
  }

  /// Of each row the first two mean the same, and the third is something else.
  @Test(arguments: [
    ("脉搏血氧仪", "pulse oximeter", "infusion pump"),
    ("输液泵", "infusion pump", "pulse oximeter"),
    ("磁共振成像系统", "magnetic resonance imaging system", "hearing aid"),
    ("助听器", "hearing aid", "dental implant"),
    ("骨科手术机器人", "robot for orthopaedic surgery", "blood glucose test strip"),
    ("体外膜肺氧合设备", "extracorporeal membrane oxygenation", "orthodontic bracket"),
  ])
  func bothLanguagesMeet(_ chinese: String, _ english: String, _ other: String) throws {
    #expect(try cosine(chinese, english) > cosine(chinese, other) + 0.1)
  }

  @Test func caseWidthAndScriptMakeNoDifference() {
    #expect(engine.vector(of: "脈搏血氧儀 ＭＲＩ") == engine.vector(of: "脉搏血氧仪 mri"))
    #expect(engine.vector(of: "脉搏血氧仪") != nil)
  }

  @Test func lettersThatAreNoWordSayNothingInAName() {
    for name in ["ghwlalmi", "xdlrt qzxvbn", "  "] { #expect(engine.vector(ofName: name) == nil, "\(name)") }
    for name in ["oximeter", "Laryngoscope", "监护仪", "MRI", "CO2 laser"] {
      #expect(engine.vector(ofName: name) == engine.vector(of: name), "\(name)")
    }
    #expect(engine.vector(ofName: "pulse ghwlalmi oximeter") == engine.vector(of: "pulse oximeter"))
  }

  @Test func whatHasNoMeaningHasNoVector() {
    for text in ["", " ", "\u{0}", "𠮷𠮷", "\u{E000}"] {
      #expect(engine.vector(of: text).map { $0.length > 0 } ?? true, "\(text)")
    }
    #expect(engine.vector(of: "") == nil)
  }

  @Test func nothingCrashes() {
    var dice = Dice(seed: 12)
    for _ in 0..<200 {
      let text = dice.wildText(80)
      if let vector = engine.vector(of: text) {
        #expect(abs(vector.cosine(to: vector) - 1) < 1e-6 && vector.parts.contains { abs($0) == 127 })
      }
    }
    for piece in ["a", "肺", "\u{301}", "醫", " ", "\u{0}", "YY/T "] {
      _ = engine.vector(of: String(repeating: piece, count: 50_000))
    }
  }

  @Test func withoutATableNothingHasAVector() throws {
    let bare = try Share.withFolder(["dict.txt": "口罩 10 n\n"]) { folder in
      try LanguageEngine(LanguageResources(dictionaries: [folder.appending(path: "dict.txt")]))
    }
    #expect(bare.vector(of: "口罩") == nil && bare.pieces(of: "口罩").isEmpty)
    #expect(bare.fingerprint != engine.fingerprint)
  }
}
