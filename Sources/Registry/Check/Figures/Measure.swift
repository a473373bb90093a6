import Core
import Foundation

/// A unit as sources write it: what it measures, how large it is, and how English says it.
struct Measure: Sendable, Hashable {
  /// Values of one dimension can be compared. A unit that is not known here is a dimension of its own.
  let dimension: String
  /// How many of the dimension's base unit it is: 亿元 is 100 000 000 yuan.
  let scale: Decimal
  private let written: String
  private let english: String
  /// How many of the English unit it is: 亿元 is 0.1 billion yuan.
  private let englishFactor: Decimal

  init(_ unit: String?) {
    let unit = unit ?? ""
    self = Self.known[unit] ?? Measure(unit, unit, 1)
  }

  private init(_ written: String, _ dimension: String, _ scale: Decimal, english: String? = nil, factor: Decimal = 1) {
    self.written = written
    self.dimension = dimension
    self.scale = scale
    self.english = english ?? written
    self.englishFactor = factor
  }

  private static let hundredMillion = Decimal(100_000_000)

  private static let known: [String: Measure] = {
    let counted = "家个名所场项类批人件种款台套".map { Measure(String($0), "count", 1, english: "") }
    let others = [
      Measure("元", "money", 1, english: "yuan"),
      Measure("万元", "money", 10_000, english: "million yuan", factor: Decimal(1) / 100),
      Measure("百万元", "money", 1_000_000, english: "million yuan"),
      Measure("亿元", "money", hundredMillion, english: "billion yuan", factor: Decimal(1) / 10),
      Measure("万亿元", "money", hundredMillion * 10_000, english: "trillion yuan"),
      Measure("平方米", "area", 1, english: "m²"),
      Measure("万平方米", "area", 10_000, english: "m²", factor: 10_000),
      Measure("公顷", "area", 10_000, english: "ha"),
      Measure("平方公里", "area", 1_000_000, english: "km²"),
      Measure("位", "rank", 1, english: ""),
      Measure("倍", "times", 1, english: "times"),
      Measure("年", "years", 1, english: "years"),
      Measure("天", "days", 1, english: "days"),
    ]
    return Dictionary(uniqueKeysWithValues: (counted + others).map { ($0.written, $0) })
  }()

  /// `332 亿元`, `33.2 billion yuan`, `12.4%`.
  func words(_ value: Decimal, _ language: Language) -> String {
    let number = (language == .en ? value * englishFactor : value).description
    let unit = language == .en ? english : written
    return unit.isEmpty || unit == "%" ? number + unit : "\(number) \(unit)"
  }
}
