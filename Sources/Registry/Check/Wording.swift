import Core
import Foundation

extension Label {
  /// The same sentence in both languages, from what a language makes of its parts.
  static func both(_ say: (Language) -> String) -> Label { Label(say(.zh), say(.en)) }
}

extension Survey {
  func title(_ ref: Ref?, _ language: Language) -> String {
    ref.flatMap { cluster.title(of: $0, for: audience) }?.best(language) ?? ""
  }

  /// `增加值`, or the indicator's code where nobody named it. English readers get the code rather than Chinese.
  func name(_ figure: Figure, _ language: Language) -> String {
    figure.name[language]
      ?? (language == .en ? figure.indicator.map { $0.split(separator: "-").joined(separator: " ") } : nil)
      ?? (figure.name.isEmpty ? figure.indicator ?? "" : figure.name.best(language))
  }

  /// `超过 1800 家`, `33.2 billion yuan`.
  func value(_ figure: Figure, _ language: Language) -> String {
    guard let value = figure.value else { return "" }
    let words = Measure(figure.unit).words(value, language)
    guard let qualifier = figure.qualifier, qualifier != "exact" else { return words }
    return "\(Vocabulary.qualifiers.label(qualifier)[language]) \(words)"
  }

  /// Where a value comes from, a long title cut short: `《深圳继电子信息、互联网之后,又一…》 ¶2`.
  func source(_ citation: Citation?, _ language: Language) -> String {
    guard let citation else { return Label("出处未记", "no source")[language] }
    guard citation.origin == .publication, let whole = find(ID<Publication>(citation.id))?.name.best(language),
      whole.count > Self.longestTitle
    else { return cluster.words(citation, language, for: audience) }
    let title = whole.prefix(Self.longestTitle) + "…"
    return (language == .en ? "“\(title)”" : "《\(title)》") + (citation.locator.map { " \($0)" } ?? "")
  }

  private static let longestTitle = 24
}

extension Period {
  /// `2022 年`, `2022 年 7 月`, `2023 年 6 月 8 日至 10 日`; `2022`, `July 2022`, `8 to 10 June 2023`.
  ///
  /// What both ends share is said once: before them in Chinese, behind them in English.
  func words(_ language: Language) -> String {
    let ends = description.split(separator: "/").map { $0.split(separator: "-").compactMap { Int($0) } }
    guard let first = ends.first, let last = ends.last else { return description }
    if ends.count == 1 { return Self.words(first[...], language) }
    let isAlike = first.count == last.count
    let shared = isAlike ? zip(first, last).prefix { $0 == $1 }.count : 0
    if shared == first.count { return Self.words(first[...], language) }
    if language == .en { return "\(Self.words(first[shared...], language)) to \(Self.words(last[...], language))" }
    return "\(Self.words(first[...], language))至 \(Self.words(last[shared...], language))"
  }

  /// The slice's indices tell what its numbers are: 0 the year, 1 the month, 2 the day.
  private static func words(_ parts: ArraySlice<Int>, _ language: Language) -> String {
    let named = zip(parts.indices, parts)
    if language != .en { return named.map { "\($1) \(["年", "月", "日"][min($0, 2)])" }.joined(separator: " ") }
    return named.reversed().map { index, number in
      index == 1 && months.indices.contains(number - 1) ? months[number - 1] : String(number)
    }.joined(separator: " ")
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}
