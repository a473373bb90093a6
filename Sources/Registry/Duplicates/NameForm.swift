import Core

/// A name of an organisation taken apart: the name itself, what stands in brackets behind it, the places before it.
struct NameForm {
  /// Folded, without what stands in brackets, and with one spelling for what is spelled in several ways.
  let core: String
  /// What stands in brackets and is a name of its own: `武大中南`.
  let others: [String]
  /// What stands in brackets and names a part: `东院区`.
  let campus: String?

  init(_ name: String) {
    core = Self.oneSpelling(NameCandidates.core(name))
    let folded = Asides(name).inside.map(NameKey.of)
    campus = folded.first(where: Self.isPart)
    others = folded.filter { !Self.isPart($0) && $0.count >= 4 }.map { $0.hasPrefix("原") ? String($0.dropFirst()) : $0 }
  }

  private static func isPart(_ words: String) -> Bool {
    words.count < 4 || ["区", "部", "总院", "分院", "院", "馆"].contains { words.hasSuffix($0) } && !isWhole(words)
  }

  /// `煤炭总医院` ends in 院 and is a whole one.
  private static func isWhole(_ words: String) -> Bool {
    ["医院", "卫生院", "保健院", "研究院", "学院", "防治院", "疗养院"].contains { words.hasSuffix($0) }
  }

  private static func oneSpelling(_ core: String) -> String {
    var out = core
    for (from, to) in [("中医医院", "中医院"), ("蒙医医院", "蒙医院"), ("藏医医院", "藏医院"), ("维吾尔医医院", "维吾尔医院")] {
      out = out.replacing(from, with: to)
    }
    return out
  }

  /// Without the legal form: `迈瑞生物医疗电子股份有限公司` and `mindray co. ltd` are called by less.
  var bare: String {
    var out = core
    var isShorter = true
    while isShorter {
      isShorter = false
      for form in Self.legalForms where out.hasSuffix(form) && out.count > form.count + 1 {
        out = String(out.dropLast(form.count))
        isShorter = true
      }
    }
    return out
  }

  private static let legalForms = [
    "有限责任公司", "股份有限公司", "有限公司", "股份公司", "集团公司", "公司", "集团", "股份", "coltd", "co.ltd", "co.ltd.", "co.", "co",
    "ltd.", "ltd", "limited", "inc.", "inc", "incorporated", "corp.", "corp", "corporation", "gmbh", "ag", "llc",
    "company", "plc", "b.v.", "bv", "s.a.", "s.p.a.", "group", ".",
  ]

  /// The name behind the last place that it begins with, and that place: `武汉市`, `中医院` of 湖北省武汉市中医院.
  var behindPlace: (place: String, rest: String)? {
    let (places, rest) = NameCandidates.leadingPlaces(core)
    guard let place = places.last, rest.count > 1 else { return nil }
    return (String(place), String(rest))
  }

  /// 安溪县医院 of 安溪县人民医院: the word is put in or left out. Not of a university, which has several, nor where houses are
  /// numbered: 第一中心医院 is not 第一医院.
  var withoutCommonWord: String? {
    guard !core.contains("大学") else { return nil }
    let words = core.contains("第") ? ["人民"] : ["人民", "中心"]
    return words.lazy.filter { core.contains($0) }.map { core.replacing($0, with: "") }.first
  }

  /// A word for many houses, not the name of one: `人民医院`, `妇幼保健院`.
  static func isGeneric(_ bare: String) -> Bool {
    bare.count < 6 && ["院", "中心", "所", "站", "大学", "公司"].contains { bare.hasSuffix($0) }
  }
}
