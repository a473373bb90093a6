package import Core

/// A meeting as calendars have it: what stands in a `VEVENT` (RFC 5545, 3.6.1).
///
///     try Meeting(
///       uid: "meeting/b0heqvzajemj@lianqiao.example.cn", from: LocalTime(day, hour: 9, minute: 30),
///       to: LocalTime(day, hour: 10, minute: 0), in: Zone("Asia/Shanghai"), summary: "超声探头：需方与供方",
///       organiser: Party("深圳集群办公室", "office@example.cn"))
package struct Meeting: Sendable {
  /// What a calendar knows the meeting by: the same for as long as there is the meeting, of no other one, at most 255 octets.
  package let uid: String
  /// Goes up by one where time, place or state change; calendars believe the highest that they have seen.
  package let sequence: Int
  package let start: LocalTime
  package let end: LocalTime
  package let zone: Zone
  package let summary: String
  package let description: String
  package let location: String
  /// The meeting's page, http or https. Whatever no address may hold is percent-encoded.
  package let url: String
  package let isCancelled: Bool
  package let organiser: Party
  package let attendees: [Attendee]

  /// Throws `calendar.time.skipped` for a time that no clock in the zone shows, and `calendar.ends.early`, and
  /// `value.invalid` for a page that is none of the web. A time that clocks show twice is the first of both (RFC 5545, 3.3.5). Empty words are left out of the file.
  package init(
    uid: String, sequence: Int = 0, from start: LocalTime, to end: LocalTime, in zone: Zone, summary: String,
    description: String = "", location: String = "", url: String = "", isCancelled: Bool = false, organiser: Party,
    attendees: [Attendee] = []
  ) throws(Refusal) {
    guard try zone.instant(of: start) < zone.instant(of: end) else {
      throw Refusal(.calendarEndsEarly, ["start": "\(start)", "end": "\(end)"])
    }
    guard url.isEmpty || url.hasPrefix("https://") || url.hasPrefix("http://") else {
      throw Refusal(
        .valueInvalid,
        [
          "value": String(url.prefix(80)), "field": "网址", "field.en": "the address of a page", "why": "不是网址",
          "why.en": "it is none of the web", "expected": "https://…",
        ])
    }
    self.uid = uid
    self.sequence = sequence
    (self.start, self.end, self.zone) = (start, end, zone)
    self.summary = summary
    self.description = description
    self.location = location
    self.url = url
    self.isCancelled = isCancelled
    self.organiser = organiser
    self.attendees = attendees
  }
}
