import Foundation
import Language
import Testing

struct ThesaurusTests {
  private let engine: LanguageEngine
  init() throws { engine = try Share.engine.get() }

  private func concepts(_ text: String) -> Set<String> {
    Set(engine.terms(of: text).filter { $0.kind == .concept }.map(\.key))
  }

  /// Two texts meet in a concept, or (`meet: false`) in none.
  private func check(_ a: String, _ b: String, meet: Bool = true, at location: SourceLocation = #_sourceLocation) {
    let (first, second) = (concepts(a), concepts(b))
    #expect(first.isDisjoint(with: second) != meet, "\(first) \(second)", sourceLocation: location)
  }

  @Test func languagesMeet() {
    check("进口CT设备", "Computed Tomography scanners")
    check("体外膜肺氧合", "ECMO system")
    check("多參數監護儀", "patient monitors")
    check("X射线管", "X-ray tube")
    check("X 射线管", "xray tube")
    check("移动式X射线机（DR）", "digital radiography")
    check("体外诊断", "in vitro diagnostics")
    check("N95口罩", "n95 respirators")
    check("PET/CT", "positron emission tomography")
    check("510(k)", "premarket notification")
    check("感測器", "传感器")
  }

  @Test(.enabled(if: Share.hasDictionary, Comment(rawValue: Share.missing)))
  func accidentsDoNotCount() {
    // 心电 lies across 核心/电路.
    check("核心电路图", "ECG", meet: false)
    check("Dr. Wang", "digital radiography", meet: false)
    check("patient, monitor", "监护仪", meet: false)
  }

  @Test func aNameInsideAnotherOfItsGroupCountsOnce() {
    let terms = engine.terms(of: "磁共振成像").filter { $0.key == "≈磁共振" }
    #expect(terms.map(\.surface) == ["磁共振成像"])
  }

  @Test func theGlossaryIsClean() throws {
    let groups = try #require(engine.thesaurus).groups
    #expect(groups.count >= 150)
    var owner: [String: String] = [:]
    for group in groups {
      for member in group {
        let name = engine.normalise(member)
        #expect(owner[name] == nil, "\(member) is in \(group[0]) and in \(owner[name] ?? "")")
        owner[name] = group[0]
        #expect(concepts(member).contains("≈" + engine.normalise(group[0])), "\(member) does not find its own group")
      }
    }
  }
}
