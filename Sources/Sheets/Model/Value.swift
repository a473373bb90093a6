package import Core

extension Cell {
  /// What a cell holds, typed as far as the file itself says so. A CSV types nothing: there all is text, so that
  /// `0755` and an 18-digit code arrive as they were written.
  package enum Value: Hashable, Sendable {
    case empty
    case text(String)
    /// The number, and its digits as the file has them: `91440300192440000` is more than a `Double` can hold.
    case number(Double, digits: String)
    /// As shown: 12.4 for a cell of 0.124 under a percent format.
    case percent(Double)
    case day(Day, time: TimeOfDay?)
    case boolean(Bool)
    /// `#REF!`, `#N/A` …: a formula that failed.
    case error(String)

    package static func number(_ value: Double) -> Value { .number(value, digits: NumberText.shortest(value)) }
    package static func number(_ value: Int) -> Value { .number(Double(value), digits: String(value)) }
    package static func day(_ day: Day) -> Value { .day(day, time: nil) }

    package var isEmpty: Bool { self == .empty }

    /// As a person would type it, in no country's manner: `12.5`, `12.4%`, `2023-06-08`, `TRUE`.
    ///
    /// What reads a field reads this; the cases are for what must tell a number from digits.
    package var shown: String {
      switch self {
      case .empty: ""
      case .text(let string): string
      case .number(let value, let digits): NumberText.shown(value, digits: digits)
      case .percent(let value): NumberText.shortest(NumberText.rounded(value)) + "%"
      case .day(let day, nil): day.description
      case .day(let day, let time?): "\(day) \(time)"
      case .boolean(let truth): truth ? "TRUE" : "FALSE"
      case .error(let name): name
      }
    }
  }
}
