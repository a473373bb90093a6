import Core
import Foundation

/// RFC 5322, 3.3: `Mon, 23 Nov 2026 11:16:33 +0000`. By hand, since Foundation's formatters ask the locale.
enum MailDate {
  static func spelled(_ date: Date) -> String {
    // What lies beyond is no message's date.
    let seconds = Int(min(max(date.timeIntervalSince1970, 0), Double(UInt32.max)))
    let (days, rest) = (seconds / 86_400, seconds % 86_400)
    guard let day = Day(ordinal: days) else { return "" }
    return "\(weekdays[day.weekday]), \(day.day) \(months[day.month - 1]) \(day.year) "
      + "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60)) +0000"
  }

  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
