import Core

/// Times as people read them, on the clocks of the clusters: Beijing's.
enum TimeWords {
  private static let offset = 8 * 3600

  /// `2026-11-23 09:31`
  ///
  /// - Parameter milliseconds: since 1970, UTC.
  static func minute(_ milliseconds: Int) -> String {
    let seconds = milliseconds / 1000 + offset
    guard let day = Day(ordinal: seconds / 86_400) else { return "" }
    let minutes = seconds % 86_400 / 60
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(day) \(two(minutes / 60)):\(two(minutes % 60))"
  }
}
