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

extension Text {
  /// JSON with sorted keys, so that equal texts are equal strings.
  package var canonical: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  package init?(canonical: String) {
    guard let text = try? JSONDecoder().decode(Text.self, from: Data(canonical.utf8)) else { return nil }
    self = text
  }
}
