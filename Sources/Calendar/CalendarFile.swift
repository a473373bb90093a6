package import Foundation

/// A file that calendars read: iCalendar (RFC 5545) with a method (RFC 5546), in UTF-8, type `text/calendar`.
///
///     CalendarFile(.request, [meeting], stamp: now).bytes    // "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n…"
///
/// Times stand as clocks show them, under a zone that the file itself describes: calendars that know the zone go by what they know, others
/// by the file.
package struct CalendarFile: Sendable {
  package let bytes: [UInt8]

  /// What whoever gets it is to do.
  package enum Method: Sendable, Hashable, CaseIterable {
    /// Look at it: a feed, or a file to keep. Who is asked to come is not in it.
    case publish
    /// Answer: an invitation, or a change of one.
    case request
    /// Strike it out.
    case cancel

    /// As a media type's parameter spells it: `text/calendar; method=REQUEST`.
    package var word: StaticString {
      switch self {
      case .publish: "PUBLISH"
      case .request: "REQUEST"
      case .cancel: "CANCEL"
      }
    }
  }

  /// `stamp` is when the file is made. An invitation or a cancellation is about one meeting: more belong into files of their own.
  package init(_ method: Method, _ meetings: [Meeting], stamp: Date) {
    var lines = ContentLines()
    lines.begin("VCALENDAR")
    lines.add("VERSION", .word("2.0"))
    lines.add("PRODID", .word("-//Lianqiao//Lianqiao//EN"))
    lines.add("CALSCALE", .word("GREGORIAN"))
    lines.add("METHOD", .word(method.word))
    for zone in ZoneSpan.covering(meetings) { lines.add(zone) }
    let stamp = Int(min(max(stamp.timeIntervalSince1970, 0), Double(UInt32.max)))
    for meeting in meetings { lines.add(meeting, method, stamp: stamp) }
    lines.end("VCALENDAR")
    bytes = lines.bytes
  }
}
