import Core

/// Numbers and times as RFC 5545 spells them.
enum Digits {
  static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// `20261123T093000`, of seconds since 1970 on whatever clock. Before the year 1000 and after 9999 it is the nearest that can be said.
  static func time(_ seconds: Int) -> String {
    let known = min(max(seconds, first), last)
    let days = known >= 0 ? known / 86_400 : (known - 86_399) / 86_400
    guard let day = Day(ordinal: days) else { return "19700101T000000" }
    let rest = known - days * 86_400
    return "\(day.year)\(two(day.month))\(two(day.day))T\(two(rest / 3600))\(two(rest / 60 % 60))\(two(rest % 60))"
  }

  /// `+0800`; with seconds only where there are any, as before zones were made.
  static func offset(_ seconds: Int) -> String {
    let (sign, size) = (seconds < 0 ? "-" : "+", abs(seconds))
    return sign + two(size / 3600) + two(size / 60 % 60) + (size % 60 == 0 ? "" : two(size % 60))
  }

  /// 1000-01-01 00:00:00 and 9999-12-31 23:59:59.
  private static let first = -30_610_224_000
  private static let last = 253_402_300_799
}
