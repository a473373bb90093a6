import Core
import Foundation
import TestSupport
import Testing

@Suite struct DayTests {
  @Test("every ordinal is one day, and the days follow each other as Foundation's calendar has them")
  func ordinals() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    var dice = Dice(seed: 1)
    for _ in 0..<2000 {
      // 1600 to 2300: before 1582 Foundation counts in the Julian calendar.
      let ordinal = Int.random(in: -135_000...120_000, using: &dice)
      let day = try #require(Day(ordinal: ordinal))
      #expect(day.ordinal == ordinal)
      #expect(Day(day.description) == day)
      let next = try #require(Day(ordinal: ordinal + 1))
      #expect(day < next)
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(ordinal) * 86_400))
      #expect([parts.year, parts.month, parts.day] == [day.year, day.month, day.day])
    }
    for day in ["1000-01-01", "9999-12-31"].compactMap({ Day($0) }) { #expect(Day(ordinal: day.ordinal) == day) }
  }

  @Test(
    "what is no day",
    arguments: [
      "2023-02-29", "1900-02-29", "2023-04-31", "2023-13-01", "2023-00-10", "2023-01-00", "0999-01-01", "2023-6-8",
      "2023/06/08", "20230608", " 2023-06-08", "2023-06-08 ", "2023-06-08T00:00", "-023-06-08", "2023--6-08",
      "２０２３-06-08", "2023-06", "",
    ])
  func impossible(_ text: String) { #expect(Day(text) == nil) }

  @Test("leap days", arguments: ["2024-02-29", "2000-02-29", "1600-02-29"])
  func leap(_ text: String) { #expect(Day(text)?.description == text) }

  @Test("ordinals out of the calendar's years", arguments: [Int.min, -400_001, 3_000_001, Int.max])
  func beyond(_ ordinal: Int) { #expect(Day(ordinal: ordinal) == nil) }

  @Test(
    "the day that a clock shows depends on where it hangs",
    arguments: [
      // 2023-06-07T16:00:00Z is midnight in China.
      (1_686_153_600.0, 8, "2023-06-08"), (1_686_153_599, 8, "2023-06-07"), (1_686_153_600, 0, "2023-06-07"),
      (-1, 0, "1969-12-31"), (-1, 8, "1970-01-01"),
    ])
  func today(_ seconds: Double, _ hours: Int, _ expected: String) {
    let now = Date(timeIntervalSince1970: seconds)
    #expect(Day.today(now, secondsFromGMT: hours * 3600).description == expected)
  }
}

@Suite struct PeriodTests {
  @Test(
    "bounds",
    arguments: [
      ("2022", "2022-01-01", "2022-12-31"), ("2024-02", "2024-02-01", "2024-02-29"),
      ("2023-06-08", "2023-06-08", "2023-06-08"), ("2010/2019", "2010-01-01", "2019-12-31"),
      ("2023-06-08/2023-06-10", "2023-06-08", "2023-06-10"), ("2022/2022-07", "2022-01-01", "2022-07-31"),
      ("2022-07/2022", "2022-07-01", "2022-12-31"),
    ])
  func bounds(_ text: String, _ first: String, _ last: String) throws {
    let period = try #require(Period(text))
    #expect([period.first.description, period.last.description, period.description] == [first, last, text])
  }

  @Test(
    "what is no period",
    arguments: [
      "", "/", "22", "2022/", "/2022", "2022/2023/2024", "2023/2022", "2022-13", "2022-1", "2022-02-30", "2022-",
      "２０２２",
      "2022 ", "2023-06-10/2023-06-08", "0999",
    ])
  func malformed(_ text: String) { #expect(Period(text) == nil) }

  @Test("a year says less than its days, so they are not equal")
  func coarseness() throws {
    let year = try #require(Period("2022"))
    let days = try #require(Period("2022-01-01/2022-12-31"))
    #expect(year != days && year.first == days.first && year.last == days.last)
    #expect(year.year == 2022 && days.year == nil)
  }

  @Test("periods are ordered by where they begin, then by where they end")
  func order() throws {
    var dice = Dice(seed: 2)
    let periods = try (0..<200).map { _ in
      let day = try #require(Day(ordinal: 18_000 + dice.below(2000)))
      let text = day.description
      return try #require(Period(dice.one(of: [text, String(text.prefix(7)), String(text.prefix(4))])))
    }.sorted()
    for (a, b) in zip(periods, periods.dropFirst()) { #expect((a.first, a.last) <= (b.first, b.last)) }
  }
}
