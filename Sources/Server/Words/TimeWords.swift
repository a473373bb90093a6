import Core
import Foundation

/// Times as people read them, on the clocks of the clusters: Beijing's.
enum TimeWords {
  /// `2026-11-23 09:31`
  ///
  /// - Parameter milliseconds: since 1970, UTC.
  static func minute(_ milliseconds: Int) -> String {
    let day = Day.today(Date(timeIntervalSince1970: Double(milliseconds) / 1000))
    let minutes = (milliseconds / 60_000 + 8 * 60) % (24 * 60)
    return "\(day) " + String(format: "%02d:%02d", minutes / 60, minutes % 60)
  }
}
