package import Foundation

extension Date {
  /// Since 1970, UTC, as the tables have it.
  package var milliseconds: Int { Int((timeIntervalSince1970 * 1000).rounded()) }
}
