import Core
import Registry

// Whether a registration holds on a day, and which kind of paper it is.

extension Registration {
  /// How and when a registration ceased to hold.
  struct End {
    let day: Day
    let isCancelled: Bool
  }

  /// Nil while it holds. The day of expiry still counts, the day of cancelling does not.
  func ended(by today: Day) -> End? {
    if let cancelled, cancelled <= today { return End(day: cancelled, isCancelled: true) }
    if let expires, expires < today { return End(day: expires, isCancelled: false) }
    return nil
  }

  func isInForce(on today: Day) -> Bool { ended(by: today) == nil }

  /// Issued in China, by whichever level of authority.
  var isChinese: Bool { ["nmpa", "province", "city"].contains(authority) }

  /// A Class I device is filed, not registered; the number says so: `粤深械备20200001号`.
  var isFiling: Bool { route == "filing" || (isChinese && number?.contains("备") == true) }

  var paper: Label { isFiling ? Label("备案", "filing") : Label("注册证", "registration") }
}
