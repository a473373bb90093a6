import Core
import Foundation

extension Growth {
  /// `深圳市：2022 年增加值 332 亿元，2021 年 275.36 亿元，算得 +20.6%，来源称 +12.4%`
  func words(_ stated: Figure, _ survey: Survey, _ language: Language) -> String {
    let subject = survey.title(stated.subject, language)
    let name = survey.name(to, language)
    let claimed = Self.signed(stated.value?.double ?? 0, places: stated.value.map { max(1, -$0.exponent) } ?? 1)
    let limit = stated.qualifier.flatMap { $0 == "exact" ? nil : Vocabulary.qualifiers.label($0)[language] }
    let (then, now) = (from.period?.words(language) ?? "", to.period?.words(language) ?? "")
    let (before, after) = (survey.value(from, language), survey.value(to, language))
    if language == .en {
      let yearly = years > 1 ? " a year" : ""
      return "\(subject): \(name) \(after) in \(now) after \(before) in \(then) is \(computed(language))\(yearly), "
        + "the source says \(limit.map { $0 + " " } ?? "")\(claimed)\(basis(language))"
    }
    return "\(subject)：\(now)\(name) \(after)，\(then) \(before)，算得\(years > 1 ? "年均" : "") \(computed(language))，"
      + "来源称\(limit ?? "") \(claimed)\(basis(language))"
  }

  private func computed(_ language: Language) -> String {
    guard let rate else { return "" }
    if rate.high == .infinity { return "≥ " + Self.signed(rate.low) }
    let ends = [Self.signed(rate.low), Self.signed(rate.high)]
    return ends[0] == ends[1] ? ends[0] : ends.joined(separator: language == .en ? " to " : " 至 ")
  }

  private func basis(_ language: Language) -> String {
    if sharesBasis { return "" }
    let (now, then) = (to.basis.best(language), from.basis.best(language))
    return language == .en ? " (bases differ: “\(now)”, “\(then)”)" : "（口径不同：「\(now)」与「\(then)」）"
  }

  /// `+12.4%`, `−3.0%`.
  private static func signed(_ rate: Double, places: Int = 1) -> String {
    let text = String(format: "%.\(min(places, 3))f", abs(rate))
    let isZero = text.allSatisfy { $0 == "0" || $0 == "." }
    return (isZero ? "" : rate < 0 ? "−" : "+") + text + "%"
  }
}
