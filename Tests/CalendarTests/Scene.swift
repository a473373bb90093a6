import Calendar
import Core
import Foundation
import TestSupport
import Testing

/// The meeting that tests begin with.
enum Scene {
  static func time(_ spelling: String) throws -> LocalTime {
    let parts = spelling.split(separator: " ")
    let clock = parts[1].split(separator: ":").compactMap { Int($0) }
    let day = try #require(Day(parts[0]))
    return try #require(LocalTime(day, hour: clock[0], minute: clock[1]))
  }

  static func meeting(
    _ start: String = "2026-11-23 09:30", _ end: String = "2026-11-23 10:00", in zone: String = "Asia/Shanghai",
    uid: String = "meeting-1@example.cn", summary: String = "会面", description: String = "", location: String = "",
    url: String = "", isCancelled: Bool = false, organiser: Party = Party("办公室", "office@example.cn"),
    attendees: [Attendee] = []
  ) throws -> Meeting {
    try Meeting(
      uid: uid, sequence: 2, from: time(start), to: time(end), in: Zone(zone), summary: summary,
      description: description, location: location, url: url, isCancelled: isCancelled, organiser: organiser,
      attendees: attendees)
  }

  static let stamp = Date(timeIntervalSince1970: 1_795_432_593)

  static func read(_ method: CalendarFile.Method = .publish, _ meetings: Meeting...) throws -> Unfolded {
    try Unfolded(CalendarFile(method, meetings, stamp: stamp).bytes)
  }
}

extension Dice {
  /// What people paste, and out of which attacks are made.
  mutating func words(_ most: Int = 40) -> String {
    (0..<below(most)).map { _ in one(of: Self.pieces) }.joined()
  }

  private static let pieces = [
    "监护仪", "需求", "𠮷", "🫀", "👨‍👩‍👧", "é", "e\u{301}", "a", "B", "7", " ", "  ", ",", ";", ":", "\\", "\\n", "\"", "^", "^n",
    "'", "=", "\r", "\n", "\r\n", "\t", "\u{0}", "\u{B}", "\u{C}", "\u{1B}[2J", "\u{7F}", "\u{85}", "\u{9F}",
    "\u{2028}",
    "\u{2029}", "\u{FEFF}", "\u{202E}", "BEGIN:VALARM", "\nATTENDEE:mailto:x@example.cn", "END:VEVENT\r\n",
  ]
}
