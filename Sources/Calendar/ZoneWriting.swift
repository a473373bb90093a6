import Core

/// A zone, and the years of which a file has to tell its clocks.
struct ZoneSpan {
  let zone: Zone
  private(set) var first: Int
  private(set) var last: Int

  /// Each zone once, in the order in which meetings name them.
  static func covering(_ meetings: [Meeting]) -> [ZoneSpan] {
    var spans: [ZoneSpan] = []
    for meeting in meetings {
      let (first, last) = (meeting.start.day.year, meeting.end.day.year)
      if let known = spans.firstIndex(where: { $0.zone == meeting.zone }) {
        spans[known].first = min(spans[known].first, first)
        spans[known].last = max(spans[known].last, last)
      } else {
        spans.append(ZoneSpan(zone: meeting.zone, first: first, last: last))
      }
    }
    return spans
  }
}

extension ContentLines {
  mutating func add(_ span: ZoneSpan) {
    begin("VTIMEZONE")
    add("TZID", .zone(span.zone))
    for observance in span.zone.observances(span.first, span.last) {
      let component: StaticString = observance.isDaylight ? "DAYLIGHT" : "STANDARD"
      begin(component)
      add("DTSTART", .time(observance.onset))
      add("TZOFFSETFROM", .offset(observance.from))
      add("TZOFFSETTO", .offset(observance.to))
      end(component)
    }
    end("VTIMEZONE")
  }
}
