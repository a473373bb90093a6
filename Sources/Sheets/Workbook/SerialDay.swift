import Core

/// Days and times as workbooks number them: days since the turn of 1900, or of 1904, with the time as a fraction.
struct SerialDay {
  let is1904: Bool

  /// The day and, where the number has a fraction, the time; nil where no calendar has it.
  func value(_ serial: Double) -> Cell.Value? {
    guard serial >= 0, serial < 3_000_000 else { return nil }
    var whole = Int(serial)
    var seconds = Int(((serial - Double(whole)) * 86_400).rounded())
    if seconds == 86_400 { (whole, seconds) = (whole + 1, 0) }
    // Lotus took 1900 for a leap year and Excel kept that: day 60 never was, the days before it are one off.
    if !is1904, whole == 60 { return .text("1900-02-29") }
    guard is1904 || whole > 0 else { return nil }
    let ordinal = is1904 ? whole - 24_107 : whole - (whole < 60 ? 25_568 : 25_569)
    guard let day = Day(ordinal: ordinal) else { return nil }
    return .day(day, time: seconds == 0 ? nil : TimeOfDay(seconds: seconds))
  }

  /// A time without a day: the fraction alone.
  func time(_ serial: Double) -> TimeOfDay? {
    guard serial >= 0, serial < 1 else { return nil }
    return TimeOfDay(seconds: min(86_399, Int((serial * 86_400).rounded())))
  }

  /// The number of a day in a workbook that counts from 1900; nil before March of that year, where the leap-year bug
  /// makes readers disagree.
  static func number(_ day: Day, _ time: TimeOfDay?) -> Double? {
    let whole = day.ordinal + 25_569
    guard whole > 60 else { return nil }
    return Double(whole) + Double(time?.seconds ?? 0) / 86_400
  }
}
