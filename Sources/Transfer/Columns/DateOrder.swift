import Core

/// Which of the two numbers before the year is the month, in days written like `06/08/2023`.
package enum DateOrder: String, Sendable, CaseIterable {
  case monthFirst = "mdy"
  case dayFirst = "dmy"

  /// What one cell proves; nil when it proves nothing.
  static func proven(by text: String) -> DateOrder? {
    guard let (a, b, _) = DayText.slashed(text) else { return nil }
    if a > 12, b <= 12 { return .dayFirst }
    if b > 12, a <= 12 { return .monthFirst }
    return nil
  }
}

/// Days and periods as people write them.
enum DayText {
  /// `2023-06-08`, `2023/6/8`, `2023.6.8`, `20230608`, `2023年6月8日`, and `06/08/2023` where the order is known.
  static func day(_ text: String, _ order: DateOrder?) -> Day? {
    if let day = Day(text) { return day }
    if let (a, b, year) = slashed(text) {
      switch order ?? DateOrder.proven(by: text) {
      case .monthFirst: return Day(year: year, month: a, day: b)
      case .dayFirst: return Day(year: year, month: b, day: a)
      case nil: return a == b ? Day(year: year, month: a, day: b) : nil
      }
    }
    if text.count == 8, let number = Int(text), text.allSatisfy(\.isNumber) {
      return Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
    let parts = numbers(text, separators: "-/.年月日")
    guard parts.count == 3, String(parts[0]).count == 4 else { return nil }
    return Day(year: parts[0], month: parts[1], day: parts[2])
  }

  static func period(_ text: String, _ order: DateOrder?) -> Period? {
    if let period = Period(text) { return period }
    if let day = day(text, order) { return Period(day) }
    let parts = numbers(text, separators: "-/.年月")
    guard let year = parts.first, String(year).count == 4 else { return nil }
    if parts.count == 1 { return Period(String(year)) }
    guard parts.count == 2, (1...12).contains(parts[1]) else { return nil }
    return Period("\(year)-\(parts[1] < 10 ? "0" : "")\(parts[1])")
  }

  static func slashed(_ text: String) -> (Int, Int, Int)? {
    let parts = numbers(text, separators: "/-.")
    guard parts.count == 3, parts[0] <= 31, parts[1] <= 31, String(parts[2]).count == 4 else { return nil }
    return (parts[0], parts[1], parts[2])
  }

  private static func numbers(_ text: String, separators: String) -> [Int] {
    let pieces = text.split(whereSeparator: { separators.contains($0) }).map { $0.filter { !$0.isWhitespace } }
    let numbers = pieces.compactMap { $0.allSatisfy { $0.isASCII && $0.isNumber } && $0.count <= 4 ? Int($0) : nil }
    return numbers.count == pieces.count ? numbers : []
  }
}
