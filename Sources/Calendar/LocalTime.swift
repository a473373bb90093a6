package import Core

/// What calendar and clock on the wall show, to the minute, without saying where: `2026-11-23 09:30`.
///
/// The temptation is `Date`: a meeting that was made as an instant moves by an hour when a government changes its clocks.
package struct LocalTime: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let day: Day
  package let hour: Int
  package let minute: Int

  /// Nil unless a clock shows it: 00:00 to 23:59.
  package init?(_ day: Day, hour: Int, minute: Int) {
    guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
    (self.day, self.hour, self.minute) = (day, hour, minute)
  }

  /// Seconds since 1970-01-01 00:00 of the same clock.
  var seconds: Int { (day.ordinal * 24 + hour) * 3600 + minute * 60 }

  package var description: String { "\(day) \(Digits.two(hour)):\(Digits.two(minute))" }

  package static func < (a: LocalTime, b: LocalTime) -> Bool { a.seconds < b.seconds }
}
