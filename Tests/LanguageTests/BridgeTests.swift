import Foundation
import Language
import TestSupport
import Testing

/// Chinese words in English: what the glossary says, what CC-CEDICT says, and what is left out.
struct BridgeTests {
  private let engine: LanguageEngine
  init() throws { engine = try Share.engine.get() }

  /// Stem → what was written, for the bridge's terms of a text.
  private static func bridged(_ engine: LanguageEngine, _ text: String, _ role: TermRole = .document) -> [String:
    String]
  {
    let terms = engine.terms(of: text, for: role, bridged: true).filter { $0.kind == .bridge }
    return Dictionary(terms.map { ($0.key, String($0.surface)) }) { first, _ in first }
  }

  /// A dictionary of its own: the laws of reading do not wait for set-up.
  private static func engine(_ lines: String, synonyms: String? = nil) throws -> LanguageEngine {
    try Share.withFolder(["cedict.txt": lines, "synonyms.tsv": synonyms ?? ""]) { folder in
      try LanguageEngine(
        LanguageResources(
          dictionaries: [Share.resources.appending(path: "device-words.txt")],
          synonyms: synonyms.map { _ in folder.appending(path: "synonyms.tsv") },
          stopWords: Share.resources.appending(path: "stop-words.txt"), cedict: folder.appending(path: "cedict.txt")))
    }
  }

  struct Reading: Sendable, CustomTestStringConvertible {
    let line: String
    let text: String
    let stems: Set<String>
    var testDescription: String { line }
  }

  @Test(arguments: [
    Reading(line: "呼吸機 呼吸机 [hu1 xi1 ji1] /ventilator/respirator/", text: "呼吸机", stems: ["ventil", "respir"]),
    Reading(
      line: "成語 成语 [cheng2 yu3] /set phrase (idiom)/CL:條|条[tiao2],本[ben3]/", text: "成语", stems: ["set", "phrase"]),
    Reading(
      line: "核磁 核磁 [he2 ci2] /nuclear magnetic resonance (NMR)/", text: "核磁",
      stems: ["nuclear", "magnet", "reson", "nmr"]),
    Reading(
      line: "深圳市 深圳市 [Shen1 zhen4 shi4] /city in Guangdong/", text: "深圳市", stems: ["shenzhen", "citi", "guangdong"]),
    Reading(line: "陳 陈 [Chen2] /surname Chen/", text: "陈", stems: []),
    Reading(line: "裏 里 [li3] /variant of 裡|里[li3]/", text: "里", stems: []),
    Reading(line: "護理 护理 [hu4 li3] /to nurse; to tend/", text: "护理", stems: ["nurs", "tend"]),
    Reading(line: "T卹 T恤 [T xu4] /T-shirt/", text: "Ｔ恤", stems: ["shirt"]),
  ])
  func aLineIsRead(_ reading: Reading) throws {
    let found = Self.bridged(try Self.engine(reading.line + "\r\n"), reading.text)
    #expect(Set(found.keys) == reading.stems)
  }

  @Test func aCompoundNobodyTranslatedCountsByItsParts() throws {
    let found = Self.bridged(try Self.engine("監護 监护 [jian1 hu4] /to monitor/\n儀 仪 [yi2] /apparatus/\n"), "監護儀")
    #expect(found == ["monitor": "監護", "apparatus": "儀"])
  }

  @Test func theGlossaryComesBeforeTheDictionary() throws {
    let engine = try Self.engine("口罩 口罩 [kou3 zhao4] /muzzle/\n", synonyms: "口罩\tface mask\n")
    #expect(Set(Self.bridged(engine, "口罩").keys) == ["face", "mask"])
  }

  /// A word with ten glosses says no more than a word with one.
  @Test func glossesShareTheirWordsWeight() throws {
    let many = (0..<40).map { "/gloss\(Character(Unicode.Scalar(97 + UInt8($0 % 26))))\($0 < 26 ? "x" : "y")" }.joined()
    let engine = try Self.engine("甲乙 甲乙 [jia3 yi3] \(many)/\n丙丁 丙丁 [bing3 ding1] /mask/\n")
    for text in ["甲乙", "丙丁"] {
      let weights = engine.terms(of: text, bridged: true).filter { $0.kind == .bridge }.map(\.weight)
      #expect(abs(weights.reduce(0) { $0 + $1 * $1 } - 1) < 1e-5 && weights.count <= 6)
    }
  }

  @Test func linesThatCannotBeReadDoNoHarm() throws {
    for lines in ["", "#", "\n\n", "口罩", "口罩 口罩", "口罩 口罩 [kou3", "口罩 口罩 [kou3 zhao4]", " 口罩 [k] /mask/", "\u{FEFF}a b"]
    {
      #expect(Self.bridged(try Self.engine(lines), "口罩").isEmpty)
    }
  }

  @Test(.enabled(if: Share.cedict != nil, "no share/cedict: set-up fetches it"))
  func languagesMeet() {
    func meets(_ zh: String, _ en: String) -> Bool {
      let asked = Set(engine.terms(of: en, for: .query).map(\.key))
      return !asked.isDisjoint(with: Self.bridged(engine, zh).keys)
    }
    for (zh, en) in [
      ("多参数监护仪", "monitoring of patients"), ("深圳市南山区", "Shenzhen"), ("人工呼吸", "artificial respiration"),
      ("超声波清洗机", "ultrasonic cleaning"), ("ECMO用膜肺", "oxygenator"), ("体外膜肺氧合", "extracorporeal oxygenation"),
      ("软骨修复", "cartilage repair"), ("召回通知", "recall notice"),
    ] { #expect(meets(zh, en), "\(zh) \(en)") }
    #expect(!meets("口罩", "defibrillator"))
  }

  @Test func onlyWhoAsksForItGetsIt() {
    #expect(!engine.terms(of: "呼吸机").contains { $0.kind == .bridge })
    #expect(Self.bridged(engine, "ventilator for adults").isEmpty)
  }

  @Test func whatIsShownIsWhatWasWritten() {
    var dice = Dice(seed: 11)
    for round in 0..<200 {
      let text = round.isMultiple(of: 2) ? dice.wildText(60) : dice.deviceText(20)
      let terms = engine.terms(of: text, bridged: true)
      #expect(terms == engine.terms(of: text, bridged: true))
      #expect(terms.filter { $0.kind != .bridge } == engine.terms(of: text))
      for term in terms where term.kind == .bridge {
        #expect(term.surface.base.utf8.elementsEqual(text.utf8) && !term.surface.isEmpty)
        #expect(term.weight > 0 && term.weight <= 1 && !term.key.isEmpty)
        #expect(term.key.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A })
      }
    }
  }

  /// However long the text: a book must not become the dictionary.
  @Test func aTextIsBounded() {
    var dice = Dice(seed: 12)
    let text = (0..<40).map { _ in dice.wildText(500) + dice.deviceText(200) }.joined()
    #expect(engine.terms(of: text, bridged: true).count { $0.kind == .bridge } <= 512)
  }

  /// A Chinese name stands in one line of our tables: which of two would count is nobody's to guess.
  @Test func aNameStandsInOneLine() throws {
    var lines: [String: String] = [:]
    for table in ["synonyms.tsv", "glossary.tsv"] {
      let text = try String(contentsOf: Share.resources.appending(path: table), encoding: .utf8)
      for line in text.split(separator: "\n") where !line.hasPrefix("#") {
        for name in line.split(separator: "\t").map({ engine.normalise(String($0)) }) {
          guard name.unicodeScalars.contains(where: { (0x4E00...0x9FFF).contains($0.value) }) else { continue }
          #expect(lines[name] == nil, "\(name) is in “\(line)” and in “\(lines[name] ?? "")”")
          lines[name] = String(line)
        }
      }
    }
    #expect(lines.count > 1800)
  }
}
