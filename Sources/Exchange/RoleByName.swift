import Foundation
import Registry

/// What kind of organisation a name speaks of, where nobody recorded it: `来凤县中心医院` is a hospital.
///
/// A Chinese name ends in what it names: `中国科学院深圳先进技术研究院` is an institute, `北京大学第三医院` a hospital, so the mark
/// that ends last decides, and of two that end together the longer. Latin marks are whole words, and a legal form at the
/// end comes before everything.
package enum RoleByName {
  private static let han: [(role: String, marks: [String])] = [
    (
      "hospital",
      [
        "医院", "医院集团", "卫生院", "保健院", "保健所", "医疗机构", "卫生机构", "卫生服务中心", "卫生服务站", "诊所", "门诊部", "急救中心", "血液中心", "血站",
      ]
    ),
    ("institute", ["研究院", "研究所", "研究中心", "科学院", "创新中心", "实验室"]),
    ("university", ["大学", "学院", "研究生院", "高校"]),
    ("authority", ["管委会", "人民政府", "委员会", "卫健委", "管理局", "药监局", "疾病预防控制中心", "疾控中心"]),
    ("association", ["协会", "学会", "商会"]),
    ("alliance", ["联盟"]),
    ("maker", ["企业", "公司", "集团"]),
  ]
  private static let latin: [(role: String, marks: Set<String>)] = [
    ("hospital", ["hospital", "hospitals", "hosp", "clinic", "clinics"]),
    ("institute", ["institute", "institutes", "inst", "laboratory", "academy"]),
    ("university", ["university", "univ", "college"]),
    ("association", ["association"]),
  ]
  private static let legalForms: Set = [
    "inc", "incorporated", "ltd", "limited", "gmbh", "llc", "corp", "corporation", "company", "plc",
  ]

  package static func roles(_ name: String) -> [String] { (inHan(name) ?? inLatin(name)).map { [$0] } ?? [] }

  private static func inHan(_ name: String) -> String? {
    // `武汉市红十字会医院（肿瘤研究所）`: what stands in brackets is another name or a part, not what it is.
    let key = NameCandidates.core(name)
    var best: (role: String, end: String.Index, length: Int)?
    for (role, marks) in han {
      for mark in marks {
        guard let found = key.range(of: mark, options: .backwards) else { continue }
        if let best, (best.end, best.length) >= (found.upperBound, mark.count) { continue }
        best = (role, found.upperBound, mark.count)
      }
    }
    return best?.role
  }

  private static func inLatin(_ name: String) -> String? {
    let words = name.lowercased().split { !$0.isLetter }.map(String.init)
    if let last = words.last, legalForms.contains(last) { return "maker" }
    return latin.first { !$0.marks.isDisjoint(with: words) }?.role
  }
}
