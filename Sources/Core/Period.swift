/// A stretch of whole days, written as coarsely as it is known: `2022`, `2022-07`, `2023-06-08`, `2010/2019`,
/// `2023-06-08/2023-06-10`.
package struct Period: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// As written; two periods are equal when they are written alike, because `2022` says less than `2022-01-01/2022-12-31`.
  package let description: String
  package let first: Day
  package let last: Day

  package init?(_ string: some StringProtocol) {
    let ends = string.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(ends.count), let start = Self.bounds(ends[0]), let end = Self.bounds(ends[ends.count - 1]),
      start.first <= end.last
    else { return nil }
    description = String(string)
    first = start.first
    last = end.last
  }

  package init(_ day: Day) {
    description = day.description
    first = day
    last = day
  }

  /// The year, when the period is exactly one calendar year written as such.
  package var year: Int? { description.count == 4 ? first.year : nil }

  package static func < (a: Period, b: Period) -> Bool {
    (a.first, a.last, a.description) < (b.first, b.last, b.description)
  }

  private static func bounds(_ part: some StringProtocol) -> (first: Day, last: Day)? {
    let pieces = part.split(separator: "-", omittingEmptySubsequences: false)
    guard part.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (48...57).contains($0) }), pieces[0].count == 4,
      let year = Int(pieces[0])
    else { return nil }
    switch pieces.count {
    case 1:
      guard let a = Day(year: year, month: 1, day: 1), let b = Day(year: year, month: 12, day: 31) else { return nil }
      return (a, b)
    case 2:
      guard pieces[1].count == 2, let month = Int(pieces[1]), (1...12).contains(month),
        let a = Day(year: year, month: month, day: 1),
        let b = Day(year: year, month: month, day: Day.length(ofMonth: month, year: year))
      else { return nil }
      return (a, b)
    default:
      guard let day = Day(part) else { return nil }
      return (day, day)
    }
  }
}
