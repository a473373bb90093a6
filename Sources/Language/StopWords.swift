import Core

/// Words that say how a sentence is built and not what it is about. They are never terms.
struct StopWords: Sendable {
  /// Words of an alphabet, in lower case.
  private(set) var latin: Set<String> = []
  private(set) var chinese: Set<String> = []

  init() {}

  /// One word a line.
  init(_ tables: [WordLines], _ normaliser: Normaliser) throws {
    for table in tables {
      for line in table.lines {
        let word = normaliser.normalise(line.text)
        guard !word.contains(where: \.isWhitespace) else { throw table.refusal(.wordsSeveral, line) }
        if word.unicodeScalars.contains(where: \.isHan) { chinese.insert(word) } else { latin.insert(word) }
      }
    }
  }

  /// Characters that glue sentences together; a pair with one of them is never a bigram.
  static let glue = ScalarSet("的了是在及与或之")
}
