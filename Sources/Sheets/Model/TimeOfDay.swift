/// A time of a day to the second, without zone: `08:30`, `23:59:59`.
package struct TimeOfDay: Hashable, Sendable, CustomStringConvertible {
  /// Seconds since midnight, 0 to 86,399.
  package let seconds: Int

  package init?(seconds: Int) {
    guard (0..<86_400).contains(seconds) else { return nil }
    self.seconds = seconds
  }

  package init?(hour: Int, minute: Int, second: Int = 0) {
    guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second) else { return nil }
    seconds = hour * 3600 + minute * 60 + second
  }

  package var description: String {
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    let shown = "\(two(seconds / 3600)):\(two(seconds / 60 % 60))"
    return seconds % 60 == 0 ? shown : "\(shown):\(two(seconds % 60))"
  }
}
