import Language
import TestSupport
import Testing

struct TermsTests {
  private let engine: LanguageEngine
  init() throws { engine = try Share.engine.get() }

  /// Every `key weight` of `expected` is among the terms.
  private func check(
    _ text: String, _ expected: [String: Float], absent: [String] = [], for role: TermRole = .document,
    at location: SourceLocation = #_sourceLocation
  ) {
    var best: [String: Float] = [:]
    for term in engine.terms(of: text, for: role) { best[term.key] = max(best[term.key] ?? 0, term.weight) }
    for (key, weight) in expected {
      #expect(best[key] == weight, "\(key) in \(best)", sourceLocation: location)
    }
    for key in absent { #expect(best[key] == nil, "\(key) in \(best)", sourceLocation: location) }
  }

  @Test(.enabled(if: Share.hasDictionary, Comment(rawValue: Share.missing)))
  func chinese() {
    check("高压发生器", ["高压发生器": 1, "高压": 0.5, "发生器": 0.5, "≈高压发生器": 0.6])
    check("研究生命科学", ["研究": 1, "生命科学": 1, "研究生": 0.25, "生命": 0.5])
    check("领先健科技", ["领先": 1, "先健": 0.2, "科技": 1])
    check("领先健科技", ["领先": 1], absent: ["先健"], for: .prose)
    check("先健", ["先健": 0.6], for: .query)
    check("迈瑞", ["迈瑞": 0.6, "迈": 0.4], for: .query)
    check("心肺机", ["肺": 0.15, "心": 0.15])
    check("医院的和", ["医院": 1], absent: ["的", "和", "院的", "的和"])
  }

  @Test func latin() {
    check("Patient Monitors", ["patient": 1, "monitor": 1, "≈监护仪": 0.6])
    check("x-ray tube", ["xray": 1, "ray": 0.6, "x": 0.2, "tube": 1, "≈球管": 0.6])
    check("state-of-the-art", ["state": 1, "art": 1], absent: ["of", "the", "stateoftheart"])
    check("SonoScape", ["sonoscap": 1], absent: ["sono"])
    check("the of and", [:], absent: ["the", "of", "and"])
    check("Dräger", ["drager": 1])
    check("Dr. Wang, DR", ["wang": 1, "≈数字化x射线": 0.6, "dr": 1])
    check("Dr. Wang", [:], absent: ["dr", "≈数字化x射线"])
  }

  @Test func codes() {
    check("N95", ["n95": 1])
    check("3M CT", ["3m": 1, "ct": 1])
    check("K233211", ["k233211": 1, "233211": 0.5])
    check("BC-5390", ["bc5390": 1, "bc": 0.6, "5390": 0.3])
    check("BC5390", ["bc5390": 1, "bc": 0.5, "5390": 0.5])
    check("国械注准20233060123", ["20233060123": 1])
    check("5T 1.5T 275.36 2023", ["5t": 1, "1.5t": 1, "275.36": 0.3, "2023": 0.3])
    for standard in ["YY/T 0969-2013", "YYT0969-2013", "yy/t0969—2013", "YY/T  0969-2013".replacing("  ", with: " ")] {
      check(standard, ["yyt0969-2013": 1, "yyt0969": 0.8, "0969": 0.5])
    }
    check("ISO 13485:2016", ["iso13485-2016": 1, "iso13485": 0.8, "13485": 0.5])
    check("GB 9706.1", ["gb9706.1": 1, "9706.1": 0.5])
    check("ISO/IEC 17025", ["isoiec17025": 1, "17025": 0.5])
    check("about 2013", [:], absent: ["about2013"])
  }

  @Test func surfacesAreWhatWasWritten() {
    check("脈搏血氧儀，Ｍonitors ①x\u{301}y 3M™", among: ["儀", "Ｍonitors", "3M"])
    var dice = Dice(seed: 3)
    for round in 0..<200 {
      let text = round.isMultiple(of: 2) ? dice.wildText(40) : dice.deviceText(20)
      for term in engine.terms(of: text) {
        #expect(term.surface.base.utf8.elementsEqual(text.utf8))
        #expect(term.weight > 0 && term.weight <= 1 && !term.key.isEmpty)
      }
    }
  }

  private func check(_ text: String, among surfaces: [String]) {
    let all = engine.terms(of: text).map(\.surface)
    for surface in surfaces {
      #expect(all.contains { $0.contains(surface) }, "\(all)")
    }
  }
}
