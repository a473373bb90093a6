import Core
import Foundation
import TestSupport
import Testing

@testable import Calendar

/// Clocks of places, by hand-looked-up years and by a law over all of them.
@Suite struct ZoneTests {
  /// Onset, from, to of each part of the file's zone.
  @Test(
    "the year's clocks",
    arguments: [
      ("Asia/Shanghai", 2026, ["STANDARD 20260101T000000 +0800 +0800"]),
      (
        "Europe/Berlin", 2026,
        [
          "STANDARD 20260101T000000 +0100 +0100", "DAYLIGHT 20260329T020000 +0100 +0200",
          "STANDARD 20261025T030000 +0200 +0100",
        ]
      ),
      (
        "America/New_York", 2027,
        [
          "STANDARD 20270101T000000 -0500 -0500", "DAYLIGHT 20270314T020000 -0500 -0400",
          "STANDARD 20271107T020000 -0400 -0500",
        ]
      ),
      (
        "Australia/Sydney", 2026,
        [
          "DAYLIGHT 20260101T000000 +1100 +1100", "STANDARD 20260405T030000 +1100 +1000",
          "DAYLIGHT 20261004T020000 +1000 +1100",
        ]
      ),
      ("Asia/Kathmandu", 2026, ["STANDARD 20260101T000000 +0545 +0545"]),
      // A day that was not.
      (
        "Pacific/Apia", 2011,
        [
          "DAYLIGHT 20110101T000000 -1000 -1000", "STANDARD 20110402T040000 -1000 -1100",
          "DAYLIGHT 20110924T030000 -1100 -1000", "DAYLIGHT 20111230T000000 -1000 +1400",
        ]
      ),
    ])
  func years(_ zone: String, _ year: Int, _ expected: [String]) throws {
    let read = try Scene.read(.publish, Scene.meeting("\(year)-06-15 09:00", "\(year)-06-15 10:00", in: zone))
    #expect(read["TZID"] == [zone] && read.parameters("DTSTART").last == ";TZID=\(zone)")
    let parts = read["BEGIN"].filter { $0 == "STANDARD" || $0 == "DAYLIGHT" }
    let observances = zip(zip(parts, read["DTSTART"]), zip(read["TZOFFSETFROM"], read["TZOFFSETTO"])).map {
      "\($0.0.0) \($0.0.1) \($0.1.0) \($0.1.1)"
    }
    #expect(observances == expected)
  }

  @Test("a meeting over New Year has both years, and each zone stands once")
  func spans() throws {
    let read = try Scene.read(
      .publish, Scene.meeting("2026-12-31 23:00", "2027-01-01 01:00", in: "Europe/Berlin"),
      Scene.meeting(), Scene.meeting("2025-01-01 09:00", "2025-01-01 09:30", in: "Europe/Berlin"))
    #expect(read["BEGIN"].count { $0 == "VTIMEZONE" } == 2 && read["BEGIN"].count { $0 == "DAYLIGHT" } == 3)
  }

  /// The file's own clock, as RFC 5545 reads it, says the same as the zone, everywhere.
  @Test(
    "the file's zone shows the zone's time",
    arguments: [
      "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Tehran",
      "America/Santiago",
      "Europe/Dublin", "Asia/Shanghai", "Pacific/Chatham", "Asia/Gaza",
    ])
  func law(_ name: String) throws {
    var dice = Dice(7)
    let zone = try Zone(name)
    for year in [1986, 2007, 2026, 2031] {
      let observances = zone.observances(year, year)
      for _ in 0..<300 {
        let day = try #require(
          Day(ordinal: Day(year: year, month: 1, day: 1).map { $0.ordinal + dice.below(365) } ?? 0))
        let time = try #require(LocalTime(day, hour: dice.below(24), minute: dice.below(60)))
        guard let instant = try? zone.instant(of: time) else { continue }
        let onset = observances.last { $0.onset - $0.from <= instant }
        #expect(onset.map { instant + $0.to } == time.seconds, "\(name) \(time)")
      }
    }
  }

  @Test("a time that no clock shows is refused; of one that is shown twice the first is meant")
  func changes() throws {
    let berlin = try Zone("Europe/Berlin")
    for skipped in ["2026-03-29 02:00", "2026-03-29 02:59"] {
      #expect { try Scene.meeting(skipped, "2026-03-29 04:00", in: "Europe/Berlin") } throws: {
        ($0 as? Refusal)?.code == "calendar.time.skipped"
      }
    }
    for (time, instant) in [
      ("2026-03-29 01:59", "2026-03-29 00:59"), ("2026-03-29 03:00", "2026-03-29 01:00"),
      ("2026-10-25 02:00", "2026-10-25 00:00"), ("2026-10-25 02:59", "2026-10-25 00:59"),
      ("2026-10-25 03:00", "2026-10-25 02:00"),
    ] {
      #expect(try berlin.instant(of: Scene.time(time)) == Scene.time(instant).seconds, "\(time)")
    }
    #expect(throws: Refusal.self) { try Zone("Pacific/Apia").instant(of: Scene.time("2011-12-30 12:00")) }
  }

  @Test("an end that is no end")
  func ends() throws {
    for end in ["2026-11-23 09:30", "2026-11-23 09:00", "2025-01-01 00:00"] {
      #expect { try Scene.meeting("2026-11-23 09:30", end) } throws: { ($0 as? Refusal)?.code == "calendar.ends.early" }
    }
    #expect(try Scene.meeting("2026-10-25 02:30", "2026-10-25 03:10", in: "Europe/Berlin").end.minute == 10)
  }

  @Test(
    "what is no zone",
    arguments: ["", "Mars/Phobos", "Asia/Shanghai\r\nX:y", "Asia/上海", "../etc/passwd", "a;b:c", "Asia/\"x\""])
  func noZones(_ name: String) {
    #expect { try Zone(name) } throws: { ($0 as? Refusal)?.code == "calendar.zone.unknown" }
  }

  @Test("no clock shows 24:00") func noTimes() throws {
    let day = try #require(Day("2026-11-23"))
    for (hour, minute) in [(24, 0), (-1, 0), (9, 60), (9, -1)] {
      #expect(LocalTime(day, hour: hour, minute: minute) == nil)
    }
  }
}
