/// From when on clocks go by which offset: what a `VTIMEZONE` is made of (RFC 5545, 3.6.5).
struct Observance: Hashable {
  /// Seconds since 1970 on a clock that still goes by `from`.
  let onset: Int
  let from: Int
  let to: Int
  let isDaylight: Bool
}

extension Zone {
  /// What holds at the beginning of `first`, and every change until the end of `last`, both years.
  ///
  /// Changes are written one by one. A rule (`RRULE`) would be shorter, and wrong wherever a year has another than the one before.
  func observances(_ first: Int, _ last: Int) -> [Observance] {
    let begin = midnight(first)
    let end = midnight(last + 1)
    let present = offset(at: begin)
    var found = [
      // The clock of that midnight is the zone's own, and nothing is said of years before.
      Observance(onset: begin + present, from: present, to: present, isDaylight: isDaylight(at: begin))
    ]
    for noon in stride(from: begin, to: end, by: Self.step) {
      var (before, after) = (noon, min(noon + Self.step, end))
      let (from, to) = (offset(at: before), offset(at: after))
      guard from != to else { continue }
      while after - before > 1 {
        let middle = (before + after) / 2
        if offset(at: middle) == from { before = middle } else { after = middle }
      }
      found.append(Observance(onset: after + from, from: from, to: to, isDaylight: isDaylight(at: after)))
    }
    return found
  }

  /// No zone changes its clocks twice in a day.
  private static let step = 86_400

  /// The instant at which a year begins, to within the jump of a clock that is changed in that very night.
  private func midnight(_ year: Int) -> Int {
    let local = Self.dayNumber(ofYear: year) * 86_400
    return local - offset(at: local - offset(at: local))
  }

  /// Days from 1970 to the first of January.
  private static func dayNumber(ofYear year: Int) -> Int {
    let past = year - 1
    return past * 365 + past / 4 - past / 100 + past / 400 - 719_162
  }
}
