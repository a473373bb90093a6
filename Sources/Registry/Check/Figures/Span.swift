import Core

/// The days of a period, however it was written: `2022` and `2022-01/2022-12` are one span.
struct Span: Hashable, Comparable {
  let first: Day
  let last: Day

  init(_ period: Period) {
    first = period.first
    last = period.last
  }

  private init(_ first: Day, _ last: Day) {
    self.first = first
    self.last = last
  }

  init?(year: Int) {
    guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31) else {
      return nil
    }
    self.init(first, last)
  }

  func through(_ other: Span) -> Span { Span(first, other.last) }

  /// The same days some years earlier; the end of a month stays the end of that month.
  func yearsBefore(_ years: Int) -> Span? {
    guard let a = Self.shifted(first, years, isEnd: false), let b = Self.shifted(last, years, isEnd: true) else {
      return nil
    }
    return Span(a, b)
  }

  private static func shifted(_ day: Day, _ years: Int, isEnd: Bool) -> Day? {
    let length = Day.length(ofMonth: day.month, year: day.year - years)
    let closes = isEnd && day.day == Day.length(ofMonth: day.month, year: day.year)
    return Day(year: day.year - years, month: day.month, day: closes ? length : min(day.day, length))
  }

  func isApart(from other: Span) -> Bool { last < other.first || other.last < first }

  func contains(_ other: Span) -> Bool { first <= other.first && other.last <= last }

  static func < (a: Span, b: Span) -> Bool { (a.first, a.last) < (b.first, b.last) }
}
