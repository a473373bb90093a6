import Language
import TestSupport
import Testing

struct NormaliserTests {
  private let normaliser: Normaliser
  init() throws { normaliser = try Normaliser() }

  private func check(_ source: String, _ expected: String, at location: SourceLocation = #_sourceLocation) {
    #expect(normaliser.normalise(source) == expected, sourceLocation: location)
  }

  @Test func foldsWidthCaseAndScript() {
    check("", "")
    check("Patient MONITOR", "patient monitor")
    check("ＤＲ　脈搏血氧儀", "dr 脉搏血氧仪")
    check("脈搏血氧儀", normaliser.normalise("脉搏血氧仪"))
    check("ﬁne Straße ΣΊΣΥΦΟΣ ſ", "fine strasse σίσυφοσ s")
    check("①Ⅲ类", "1iii类")
    check("3M™ µm", "3m μm")
    check("cafe\u{301} ＡＢＣ，“好”。", "café abc,“好”。")
    check("zero\u{200B}width\u{FEFF}", "zerowidth")
    check("⼿术", "手术")
    check("a\u{0}b", "a\u{0}b")
  }

  @Test func convertsScriptButNotVocabulary() {
    check("後面 皇后 頭髮 發展 乾燥 乾隆 臺灣 臨牀", "后面 皇后 头发 发展 干燥 乾隆 台湾 临床")
    check("回覆 藉口 瞭解 沈默 衹得", "回复 借口 了解 沉默 只得")
    // tw2sp makes 进程, 仿真 and 文档 of these, tw2s 编着 and 显着.
    check("程序 模拟 文件 编著 显著 软体", "程序 模拟 文件 编著 显著 软体")
    check("方麵 谘詢", "方面 谘询")
  }

  @Test func isIdempotent() {
    var dice = Dice(seed: 1)
    for round in 0..<400 {
      let text = round.isMultiple(of: 2) ? dice.wildText(40) : dice.deviceText(20)
      let once = normaliser.normalise(text)
      #expect(normaliser.normalise(once).unicodeScalars.elementsEqual(once.unicodeScalars), "\(text.debugDescription)")
    }
  }

  @Test func isIdempotentForSingleScalars() {
    for value in stride(from: UInt32(0), through: 0x10FFFF, by: 37) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let once = normaliser.normalise(String(Character(scalar)))
      let twice = normaliser.normalise(once)
      #expect(twice.unicodeScalars.elementsEqual(once.unicodeScalars), "U+\(String(value, radix: 16))")
    }
  }

  @Test func refusesAMissingConfiguration() {
    #expect(throws: (any Error).self) { try Normaliser(configuration: "/nowhere/t2s.json") }
  }
}
