package import Core
import Foundation

/// Less than none of what can only be counted or measured: a sign that slipped in from a table of changes or of bookings.
package enum NegativeAmount {
  /// Nil where nothing is wrong.
  package static func fault(_ value: Value) -> Label? {
    let isNegative =
      switch value {
      case .integer(let number): number < 0
      case .decimal(let number): number < 0
      case .money(let money): money.minor < 0
      default: false
      }
    return isNegative ? Label("不能是负数", "it cannot be less than none") : nil
  }
}
