package import Core

/// How often somebody wants mail.
package enum MailPace: String, Sendable, CaseIterable {
  case atOnce = "at-once"
  case daily, weekly, never

  package var label: Label {
    switch self {
    case .atOnce: Label("随时", "At once")
    case .daily: Label("每天一封", "Once a day")
    case .weekly: Label("每周一封", "Once a week")
    case .never: Label("不要邮件", "Never")
    }
  }

  /// Whether a letter goes out now.
  ///
  /// - Parameters:
  ///   - last: when the last one did, 0 for never.
  ///   - created: when the account came to be; all in milliseconds since 1970, UTC.
  package func isDue(at now: Int, last: Int, created: Int) -> Bool {
    switch self {
    case .never: false
    // A few minutes gather what is done in one sitting.
    case .atOnce: now - last >= 2 * 60_000
    case .daily: max(last, created) < Self.morning(of: now)
    case .weekly: max(last, created) < Self.monday(of: now)
    }
  }

  /// Half past eight in Beijing, and the offset that it has all the year.
  private static let hour = (8 * 60 + 30) * 60_000
  private static let offset = 8 * 3_600_000
  private static let day = 86_400_000

  /// The last half past eight that has been.
  private static func morning(of now: Int) -> Int {
    let local = now + offset - hour
    return local - local % day + hour - offset
  }

  /// The last Monday's: 1970 began on a Thursday.
  private static func monday(of now: Int) -> Int {
    let local = now + offset - hour + 3 * day
    return local - local % (7 * day) - 3 * day + hour - offset
  }
}
