import Foundation
import Language
import Testing

struct PinyinTests {
  private let pinyin: Pinyin
  init() throws { pinyin = try Share.engine.get().pinyin }

  private func check(_ text: String, _ expected: String, at location: SourceLocation = #_sourceLocation) {
    #expect(pinyin.romanised(text) == expected, sourceLocation: location)
  }

  @Test func readsByWord() {
    check("重庆医院", "Chóng Qìng Yī Yuàn")
    check("重症", "Zhòng Zhèng")
    check("長沙銀行", "Cháng Shā Yín Háng")
    check("厦门大厦", "Xià Mén Dà Shà")
    check("西藏收藏", "Xī Zàng Shōu Cáng")
    check("脉搏血氧仪", "Mài Bó Xuè Yǎng Yí")
    check("院长", "Yuàn Zhǎng")
    check("音乐", "Yīn Yuè")
    check("GE医疗（中国）", "GE Yī Liáo（Zhōng Guó）")
    check("Mindray", "Mindray")
    check("", "")
  }

  @Test func initialsFindNames() {
    #expect(pinyin.initials("重庆医院") == "cqyy")
    #expect(pinyin.initialsToSearch("重庆医院").prefix(1) == ["cqyy"])
    #expect(pinyin.initialsToSearch("重庆医院").contains("zqyy"))
    #expect(pinyin.initials("GE医疗") == "geyl")
    for name in ["重重重重重重长长长长", "单单单"] { #expect(pinyin.initialsToSearch(name).count <= 16) }
  }

  @Test func sortKeysPutBothLanguagesInOneAlphabet() {
    let sorted = ["长沙", "阿里", "Beckman", "重庆", "重庆医院", "安科", "mindray", "迈瑞", "女娲", "努力", "3M"].sorted {
      pinyin.sortKey($0) < pinyin.sortKey($1)
    }
    #expect(sorted == ["3M", "阿里", "安科", "Beckman", "长沙", "重庆", "重庆医院", "迈瑞", "mindray", "努力", "女娲"])
    #expect(pinyin.sortKey("迈瑞").hasPrefix("mai rui"))
    #expect(pinyin.sortKey("理") != pinyin.sortKey("里"))
  }

  @Test func theTableHasOneReadingACharacter() throws {
    let file = Share.resources.appending(path: "pinyin.tsv")
    var seen: Set<Substring> = []
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      #expect(fields.count == 2 && fields[0].count == fields[1].split(separator: " ").count, "\(line)")
      #expect(seen.insert(fields[0]).inserted, "\(line) comes twice")
    }
    #expect(seen.count >= 60)
  }
}
