import Core
import Foundation

/// Whether who asks wants what is made in China, as the words of the ask say.
///
/// `国产` alone is not enough: it stands within other words (`中国产业`), is refused (`非国产`) or left open (`国产或进口均可`).
enum DomesticWish: Comparable {
  case none
  /// It counts for a product, and refuses none: `国产优先`.
  case preferred
  case required

  init(_ texts: [String]) {
    self = texts.flatMap(Self.clauses).map(Self.of).max() ?? .none
  }

  /// A condition holds within its clause: `不限品牌，国产设备` asks for domestic devices.
  private static func clauses(_ text: String) -> [String] {
    let text = text.lowercased()
    // Most speak of nothing of the kind, and finding clauses takes long.
    guard ["产", "进口", "domestic", "china", "chinese"].contains(where: text.holds) else { return [] }
    return text.split { "，,。；;！!？?\n".contains($0) }.map(String.init)
  }

  private static func of(_ clause: String) -> DomesticWish { max(inChinese(clause), inEnglish(clause)) }

  // MARK: Chinese

  private static func inChinese(_ clause: String) -> DomesticWish {
    guard clause.holds("产") || clause.holds("进口") else { return .none }
    if clause.contains(/进口替代|替代进口|国产替代|国产化替代/) && !clause.contains(/(不|非|无需)[^国进]{0,2}(进口替代|替代进口|国产替代)/) {
      return .required
    }
    guard says(clause) else { return .none }
    // 不接受非国产: who refuses what is not domestic wants what is.
    if clause.contains(/(不|勿|拒绝|禁止|谢绝)[^国]{0,4}非国产/) { return .required }
    if isLeftOpen(clause) || isRefused(clause) || isBesideImports(clause) { return .none }
    return clause.contains(/优先|尽量|尽可能|最好|为宜|倾向/) ? .preferred : .required
  }

  /// Left open: 不限国产, 国产或进口均可, 是否国产不作要求.
  private static func isLeftOpen(_ clause: String) -> Bool {
    clause.contains(/不限于?(是否)?为?国产|(不论|无论|不管|不分|是否)[^，]{0,4}国产/)
      || clause.contains(/国产[^，]{0,6}(不限|不拘|均可|皆可|都可|也可|亦可|都行|不作要求|不做要求|无要求)/)
      || clause.contains(/(不要求|无需|毋需|不必|不一定|不强制|未要求|并非|不需要?)[^，]{0,4}国产/)
  }

  /// Not wanted: 非国产, 不接受国产, 国产除外.
  private static func isRefused(_ clause: String) -> Bool {
    clause.contains(/非国产|(不接受|不采购|不用|不要|不含|不考虑|不是|勿用|拒绝|谢绝|除)了?国产/)
      || clause.contains(/国产(产品|设备|品牌)?(除外|不予考虑|不考虑|不接受)/)
  }

  /// Named in one breath with imports, neither before the other: 国产/进口, 进口或国产, 国产与进口.
  private static func isBesideImports(_ clause: String) -> Bool {
    clause.contains(/国产(的|产品|设备|品牌)?(\/|、|\||或者?|和|与|及|以及)?是?进口/)
      || clause.contains(/进口(的|产品|设备|品牌)?(\/|、|\||或者?|和|与|及|以及)?是?国产/)
  }

  /// Whether `国产` stands there as a word: 中国产业, 我国产品 and 德国产 are others, 本国产品 and 中国产的 mean it.
  private static func says(_ clause: String) -> Bool {
    var rest = clause[...]
    while let found = rest.range(of: "国产") {
      let before = found.lowerBound == clause.startIndex ? nil : clause[clause.index(before: found.lowerBound)]
      let after = found.upperBound == clause.endIndex ? nil : clause[found.upperBound]
      rest = clause[found.upperBound...]
      let isOther = after.map { "业能值量权妇学".contains($0) } ?? false
      switch before {
      case "本", "中":
        if !isOther && !(before == "中" && after == "品") { return true }
      case let country? where "我各外他她德美英法韩泰全多两跨列该邻俄敌贵联诸".contains(country): continue
      default: if !isOther { return true }
      }
    }
    return false
  }

  // MARK: English

  private static func inEnglish(_ clause: String) -> DomesticWish {
    guard clause.holds("domestic") || clause.holds("china") || clause.holds("chinese") else { return .none }
    // A household's is no country's: for domestic use, domestic waste.
    let household = /\bdomestic(ally)? (use|waste|sewage|setting|environment|animal|violence|appliance|household|water)/
    let asks =
      clause.replacing(household, with: "").contains(/\bdomestic(ally)?\b/)
      || clause.contains(/\bmade[ -]in[ -]china\b|\bchin(ese|a)[ -]made\b/)
    guard asks else { return .none }
    let refused = /\b(non|not|no|without|excluding|regardless|whether|either|neither)\b[ -](\w+ ){0,2}(domestic|made)/
    let beside = /\b(domestic(ally)?( \w+)?|china) ?(or|and|\/) ?(import|foreign)/
    let besides = /\b(imported|foreign) ?(or|and|\/) ?(domestic|made)/
    if clause.contains(refused) || clause.contains(beside) || clause.contains(besides) { return .none }
    return clause.contains(/\b(prefer\w*|ideally|if possible)\b/) ? .preferred : .required
  }
}
