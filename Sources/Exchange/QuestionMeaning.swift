import Core
import Registry
import Search

/// What a typed question means beside its words; nothing where a person wants just these words.
enum QuestionMeaning {
  /// Nil of what was quoted or is typed as a code or a number, and of what means nothing.
  static func nearness(of text: String, _ reader: MeaningReader?) -> Nearness? {
    guard let reader, !text.unicodeScalars.contains(where: quotes.contains), !hasCode(text) else { return nil }
    return reader.vector(of: text).map { reader.nearness($0) }
  }

  private static let quotes = Set("\"“”„«»「」『』《》＂".unicodeScalars)

  /// Whether a word is a code or a long number: `07-04-03`, `GB9706`, `20153210001`. `CO2`, `COVID-19` and a year are none.
  private static func hasCode(_ text: String) -> Bool {
    let words = text.unicodeScalars.split { !isOfCode($0) }
    return words.contains { word in
      let digits = word.count { isDigit($0) }
      return digits >= 5 || (digits >= 3 && digits < word.count)
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isOfCode(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
      || "-./_:".unicodeScalars.contains(scalar)
  }
}

extension MeaningReader {
  func nearness(_ vector: Vector) -> Nearness {
    Nearness(vector, weight: scale.weight, floor: Float(scale.floor), depth: scale.depth)
  }
}
