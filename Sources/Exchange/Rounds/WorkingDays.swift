package import Core

extension Day {
  /// The day after so many working days, Monday to Friday.
  ///
  /// The temptation is a table of public holidays: China's are announced a year ahead, with Saturdays that are worked instead, and a
  /// program that is installed once cannot know them. Whoever publishes may name a later day.
  package func after(workingDays count: Int) -> Day? {
    var (day, left) = (ordinal, count)
    while left > 0 {
      day += 1
      // 1970-01-01 was a Thursday.
      if ((day + 3) % 7 + 7) % 7 < 5 { left -= 1 }
    }
    return Day(ordinal: day)
  }
}
