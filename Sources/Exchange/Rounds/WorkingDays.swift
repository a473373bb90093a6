package import Core

extension Day {
  /// The day after so many working days, Monday to Friday.
  ///
  /// The temptation is a table of public holidays: China's are announced a year ahead, with Saturdays that are worked instead, and a
  /// program that is installed once cannot know them. Whoever publishes may name a later day.
  package func after(workingDays count: Int) -> Day? {
    var (day, left) = (self, count)
    while left > 0 {
      guard let next = Day(ordinal: day.ordinal + 1) else { return nil }
      day = next
      if day.weekday < 5 { left -= 1 }
    }
    return day
  }
}
