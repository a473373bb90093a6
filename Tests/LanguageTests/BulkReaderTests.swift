import Core
import Foundation
import TestSupport
import Testing

@testable import Language

/// One law: a bulk reader says what the engine says, whatever it has read before.
struct BulkReaderTests {
  private let engine: LanguageEngine
  init() throws { engine = try Share.engine.get() }

  private func expectSame(_ texts: [String], at location: SourceLocation = #_sourceLocation) {
    var reader = BulkReader(engine)
    // What is new the first time is known the second time.
    for text in texts + texts.reversed() {
      for role in [TermRole.document, .prose, .query] {
        let terms = reader.terms(of: text, for: role).map { (reader.keys[Int($0.key)], $0.weight) }
        let expected = engine.terms(of: text, for: role).map { ($0.key, $0.weight) }
        #expect(terms.elementsEqual(expected, by: ==), "\(text.debugDescription)", sourceLocation: location)
        let both = reader.terms(of: text, for: role, bridgedBehind: "→")
        let own = both.own.map { (reader.keys[Int($0.key)], $0.weight) }
        #expect(own.elementsEqual(expected, by: ==), "\(text.debugDescription)", sourceLocation: location)
        let bridge = both.bridge.map { (reader.keys[Int($0.key)], $0.weight) }
        let bridged = engine.bridgeTerms(of: text).map { ("→" + $0.key, $0.weight) }
        #expect(bridge.elementsEqual(bridged, by: ==), "\(text.debugDescription)", sourceLocation: location)
      }
    }
    #expect(Set(reader.keys).count == reader.keys.count, sourceLocation: location)
  }

  @Test("on lines of pieces that hang together in every way", arguments: 0..<8)
  func pieces(seed: Int) {
    var dice = Dice(seed: UInt64(seed + 1))
    expectSame((0..<150).map { _ in dice.joinedText(1 + Int.random(in: 0..<12, using: &dice)) })
  }

  @Test("on texts of both languages and on any scalars at all", arguments: 0..<4)
  func wild(seed: Int) {
    var dice = Dice(seed: UInt64(seed + 100))
    expectSame(
      (0..<60).flatMap { _ in [dice.deviceText(8), dice.wildText(30), dice.latinText(40), dice.joinedText(6)] })
  }

  @Test("where something depends on its neighbours")
  func neighbours() {
    expectSame([
      "", " ", ".", "5.", ".5", "1.5.2", "a.5", "5.a", "dr. dr dr.. Dr. Müller", "mr.x mr", "x-ray", "X–ray tube",
      "state-of-the-art",
      "a-b-c-d", "2010-2019", "2010–2019", "a–1", "1–a", "ISO 13485:2016", "iso13485", "YY/T 0969-2013", "EN 5", "as 5",
      "iso/iec 17025",
      "GB9706.1", "D 4.5", "size a 5mm", "pet/ct pet ct", "patient monitor patient-monitor", "R&D", "510(k)", "ct - ct",
      "x-ray-tube",
      "CT\u{A0}CT", "x\u{2010}ray", "x\u{2011}ray", "5.5Ø", "Ø5.5", "®™", "3M™ 3M®", "e\u{301}cole", "\u{301}a",
      "Dra\u{308}ger", "DRÄGER",
      "ｘ－ｒａｙ　ｔｕｂｅ", "Straße STRASSE", "ﬁne", "Σίσυφος ΣΊΣΥΦΟΣ", "İstanbul ısı", "1½", "№ 5", "x²", "µm μm", "١٢٣ 5١",
      String(repeating: "a", count: 64), String(repeating: "a", count: 65), String(repeating: "a", count: 40) + "-b-c",
      String(repeating: "a", count: 40) + "-" + String(repeating: "b", count: 40), String(repeating: "é", count: 40),
      "Ａ-1-b", "snake_case", "c++ c#", "the of and", "A a I", "\u{0}a\u{0}", "a\u{FE0F}b", "👩‍👩‍👧‍👦 ct", "x'ray dr’s", "㈱ct",
      "①② ⅷ", "𝐀𝐁 𠀀",
    ])
  }

  @Test("on every name of the glossary, in any case and with other joints")
  func glossary() throws {
    let names = try String(contentsOf: Share.resources.appending(path: "synonyms.tsv"), encoding: .utf8)
      .split(whereSeparator: { $0 == "\t" || $0 == "\n" }).map(String.init).filter { !$0.hasPrefix("#") }
    expectSame(names.flatMap { [$0, $0.uppercased() + "s", "new \($0), \($0)-\($0)", $0.replacing(" ", with: "-")] })
  }

  @Test("when it has met more words than it keeps")
  func pruning() {
    var reader = BulkReader(engine)
    for start in stride(from: 0, to: 280_000, by: 20_000) {
      let text = (start..<start + 20_000).map { "q\($0)" }.joined(separator: " ") + " patient monitors"
      let terms = reader.terms(of: text, for: .prose).map { (reader.keys[Int($0.key)], $0.weight) }
      #expect(terms.elementsEqual(engine.terms(of: text, for: .prose).map { ($0.key, $0.weight) }, by: ==))
    }
  }
}

extension Dice {
  /// Words, numbers and codes with joints between them, which decide what they are.
  fileprivate mutating func joinedText(_ pieces: Int) -> String {
    (0..<pieces).map { _ in pick(Self.words) + pick(Self.joints) }.joined()
  }

  /// Scalars of the beginning of the plane: capitals, marks, signs, digits of other scripts.
  fileprivate mutating func latinText(_ length: Int) -> String {
    var text = String.UnicodeScalarView()
    while text.count < length {
      let range: ClosedRange<UInt32> = [0x20...0x7E, 0x20...0x7E, 0xA0...0x17F, 0x300...0x310][Int(next() % 4)]
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &self)) { text.append(scalar) }
    }
    return String(text)
  }

  private mutating func pick(_ list: [String]) -> String { list[Int(next() % UInt64(list.count))] }

  private static let joints = [
    " ", " ", " ", " ", "-", "-", "–", "/", ", ", ".", ". ", ":", "'", "’", "(", ")", " & ", "®", "°", "_", "",
    "\u{A0}", "\u{2010}", "：",
  ]

  private static let words = [
    "patient", "Monitors", "X", "ray", "tube", "CT", "PET", "dr", "Dr", "the", "of", "ISO", "GB", "YY", "T", "EN",
    "13485", "2016",
    "0969", "9706.1", "5", "5.5", "5390", "BC", "k233211", "3D", "5mm", "iso9001", "blood", "glucose", "meter",
    "ultrasound",
    "non", "invasive", "Ø", "5Ø", "é", "Dräger", "ß", "ﬁx", "Σ", "①", "implants", "a", "i", "510", "k", "r", "d", "肺",
    "CT机",
  ]
}
