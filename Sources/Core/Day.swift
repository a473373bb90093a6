package import Foundation

/// A calendar day without time and without time zone, ISO 8601: `2023-06-08`.
///
/// The temptation is `Date`: a day that passes through it comes out a day early west of Greenwich and eight hours late in China.
package struct Day: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let year: Int
  package let month: Int
  package let day: Int

  /// Nil unless the day exists in the Gregorian calendar, years 1000 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1000...9999).contains(year), (1...12).contains(month),
      (1...Self.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2023-06-08`, nothing looser.
  package init?(_ string: some StringProtocol) {
    let parts = string.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      string.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (48...57).contains($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01 (Howard Hinnant's civil-from-days algorithm).
  package var ordinal: Int {
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yoe = y - era * 400
    let doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468
  }

  package init?(ordinal: Int) {
    guard (-400_000...3_000_000).contains(ordinal) else { return nil }
    let z = ordinal + 719_468
    let era = z / 146_097
    let doe = z - era * 146_097
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100)
    let mp = (5 * doy + 2) / 153
    let month = mp + (mp < 10 ? 3 : -9)
    self.init(year: yoe + era * 400 + (month <= 2 ? 1 : 0), month: month, day: doy - (153 * mp + 2) / 5 + 1)
  }

  /// 0 for Monday to 6 for Sunday. 1970-01-01 was a Thursday.
  package var weekday: Int { ((ordinal + 3) % 7 + 7) % 7 }

  /// The day that a clock shows in a time zone; China's unless told otherwise. For doors and rooms: engines read no clock.
  package static func today(_ now: Date = Date(), secondsFromGMT: Int = 8 * 3600) -> Day {
    let days = ((now.timeIntervalSince1970 + Double(secondsFromGMT)) / 86_400).rounded(.down)
    return Day(ordinal: Int(days)) ?? epoch
  }

  private static let epoch = Day(unchecked: (1970, 1, 1))

  private init(unchecked parts: (Int, Int, Int)) { (year, month, day) = parts }

  package var description: String {
    "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  package static func < (a: Day, b: Day) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }
}
