package import Calendar
package import Core

/// When and where the sides of an engagement meet.
package struct EngagementMeeting: Sendable, Hashable {
  package let id: String
  package let engagement: String
  package var subject: String
  /// What a clock on the wall shows there.
  package var begin: LocalTime
  package var end: LocalTime
  package var zone: Zone
  package var place: String
  /// How often it was changed since it was first planned: calendars take the highest.
  package var sequence: Int
  package var isCancelled: Bool
  /// Milliseconds since 1970, UTC: when it last changed.
  package var changed: Int

  /// What a form says of a meeting, read.
  package struct Plan: Sendable {
    let subject, place: String
    let begin, end: LocalTime
    let zone: Zone

    /// - Parameters:
    ///   - from, to: `14:30`, of the same day.
    ///   - zone: `Asia/Shanghai`.
    /// Throws `meeting.time`, `meeting.long`, and what a zone refuses, each at its field.
    package init(subject: String, day: String, from: String, to: String, zone: String, place: String) throws(Refusal) {
      guard let begin = Self.time(day, from), let end = Self.time(day, to), begin < end else {
        throw Refusal(.meetingTime, at: "day", ["what": String("\(day) \(from)–\(to)".prefix(60))])
      }
      for (field, words) in [("subject", subject), ("place", place)] where words.isEmpty || words.count > 200 {
        throw Refusal(.meetingLong, at: field, ["most": "200"])
      }
      do {
        self.zone = try Zone(zone)
        // An hour that the clocks skip there is no hour to meet.
        _ = try (self.zone.instant(of: begin), self.zone.instant(of: end))
      } catch {
        throw Refusal(error.rule, at: "zone", error.values)
      }
      (self.subject, self.begin, self.end, self.place) = (subject, begin, end, place)
    }

    private static func time(_ day: String, _ time: String) -> LocalTime? {
      let parts = time.split(separator: ":", omittingEmptySubsequences: false)
      guard let day = Day(day), parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
        let minute = Int(parts[1])
      else { return nil }
      return LocalTime(day, hour: hour, minute: minute)
    }
  }
}

extension LocalTime {
  /// Reads what it wrote as its description.
  init?(spelled words: String) {
    let parts = words.split(separator: " ")
    guard parts.count == 2, let day = Day(parts[0]) else { return nil }
    let times = parts[1].split(separator: ":").compactMap { Int($0) }
    guard times.count == 2 else { return nil }
    self.init(day, hour: times[0], minute: times[1])
  }

  /// `14:30`
  package var clock: String { String(description.suffix(5)) }
}
