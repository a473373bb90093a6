package import Foundation

/// A value of any field, for everything that works from field lists: columns, files, journal, pages.
package enum Value: Hashable, Sendable {
  case text(Text)
  case string(String)
  case integer(Int)
  case decimal(Decimal)
  case day(Day)
  case period(Period)
  case money(Money)
  case words([String])
  case codes([Code])
  case ref(Ref)

  /// The one spelling that is stored, journalled and hashed. `FieldType.decode` reads it back.
  package var canonical: String {
    switch self {
    case .text(let text): text.canonical
    case .string(let string): string
    case .integer(let integer): String(integer)
    case .decimal(let decimal): decimal.description
    case .day(let day): day.description
    case .period(let period): period.description
    case .money(let money): money.description
    case .words(let words): words.joined(separator: "|")
    case .codes(let codes): codes.map(\.description).joined(separator: " ")
    case .ref(let ref): ref.description
    }
  }
}
