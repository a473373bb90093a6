import Foundation
import Language
import TestSupport
import Testing

struct SegmenterTests {
  private func check(
    _ segmenter: Segmenter, _ expected: String, at location: SourceLocation = #_sourceLocation
  ) {
    let pieces = segmenter.segment(expected.replacing("/", with: ""))
    #expect(pieces.joined(separator: "/") == expected, sourceLocation: location)
  }

  @Test func cutsByProbability() throws {
    let segmenter = Segmenter(
      try Share.lexicon("研究 500 v\n研究生 100 n\n生命 300 n\n命 20 n\nB超 3 n\n超 30 v\n# comment\n\n坏 x\n"))
    check(segmenter, "研究/生命")
    check(segmenter, "研究生/在")
    check(segmenter, "b超/,  /ab/超")
    #expect(segmenter.lexicon.count == 7)
    #expect(segmenter.segment("").isEmpty)
  }

  @Test func bareWordsWinOverTheirBestCut() throws {
    let segmenter = Segmenter(try Share.lexicon("高压 900 n\n发生 900 v\n发生器 50 n\n器 100 n\n", "高压发生器\n3D打印\n"))
    check(segmenter, "高压发生器")
    check(segmenter, "高压/器")
    check(segmenter, "3d打印")
    check(segmenter, "13d/打/印")
  }

  @Test(.enabled(if: Share.hasDictionary, Comment(rawValue: Share.missing)))
  func cutsDeviceTexts() throws {
    let segmenter = try Share.engine.get().segmenter
    check(segmenter, "围绕/ct/、/超声/等/高端/医学影像/设备/所/需/的/球管/、/高压发生器/等/核心部件")
    check(segmenter, "体外膜肺氧合/(/ecmo/)")
    check(segmenter, "心脑血管/植介入")
    check(segmenter, "医用外科口罩")
    check(segmenter, "一站式/服务")
  }

  @Test(.enabled(if: Share.hasDictionary, Comment(rawValue: Share.missing)))
  func knowsEachOfOurWords() throws {
    let engine = try Share.engine.get()
    let file = Share.resources.appending(path: "device-words.txt")
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
      let word = engine.normalise(String(line))
      #expect(engine.segmenter.segment(word) == [word[...]])
    }
  }

  @Test func piecesJoinToTheText() throws {
    let segmenter = try Share.engine.get().segmenter
    var dice = Dice(seed: 2)
    for round in 0..<300 {
      let text = round.isMultiple(of: 2) ? dice.wildText(60) : dice.deviceText(25)
      let pieces = segmenter.segment(text)
      #expect(pieces.joined().unicodeScalars.elementsEqual(text.unicodeScalars))
      #expect(!pieces.contains { $0.isEmpty })
    }
  }
}
