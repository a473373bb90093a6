import Core
import Foundation

/// Units as readers of either language write them. The figure's own page keeps the source's spelling.
enum UnitWords {
  /// What a Chinese unit is in English: a factor to count with, and the word. An empty word is a counter (家, 个), which
  /// English leaves out.
  private static let english: [String: (factor: Decimal, word: String)] = [
    "亿元": (Decimal(1) / 10, "billion yuan"), "万元": (Decimal(1) / 100, "million yuan"), "元": (1, "yuan"),
    "万亿元": (1, "trillion yuan"), "亿美元": (Decimal(1) / 10, "billion US dollars"),
    "家": (1, ""), "个": (1, ""), "项": (1, ""), "所": (1, ""), "场": (1, ""), "名": (1, ""), "人": (1, ""), "件": (1, ""),
    "款": (1, ""), "台": (1, ""), "种": (1, ""), "张": (1, ""), "批": (1, ""),
    "天": (1, "days"), "年": (1, "years"), "倍": (1, "times"), "平方米": (1, "m²"), "平方公里": (1, "km²"), "位": (1, "in rank"),
  ]

  /// `332 亿元` in Chinese, `33.2 billion yuan` in English. A unit that is not known stays as it was given.
  static func amount(_ value: Decimal, _ unit: String?, _ language: Language) -> String {
    guard let unit, !unit.isEmpty else { return NumberWords.grouped(value) }
    guard language == .en, let known = english[unit] else { return "\(NumberWords.grouped(value)) \(unit)" }
    let number = NumberWords.grouped(value * known.factor)
    return known.word.isEmpty ? number : "\(number) \(known.word)"
  }
}
