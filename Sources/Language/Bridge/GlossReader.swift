/// A dictionary's explanation of a word → the stems of the words that explain it.
///
/// What is said about the word and not what it means is left out: classifiers (`CL:個|个[ge4]`), variants, surnames,
/// readings, remarks in brackets, function words.
struct GlossReader: ~Copyable {
  private let stemmer = Stemmer()
  private let stopWords: StopWords

  init(_ stopWords: StopWords) { self.stopWords = stopWords }

  /// Stems with the place of their gloss among the glosses; of long definitions the first words.
  borrowing func stems(_ glosses: [UInt8]) -> [(stem: String, rank: Int)] {
    var found: [(stem: String, rank: Int)] = []
    var rank = 0
    for gloss in glosses.split(whereSeparator: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ";") }) {
      let words = meaning(GlossWords(gloss))
      guard !words.isEmpty else { continue }
      for word in words.prefix(Self.longest) { found.append((stemmer.stem(word), rank)) }
      rank += 1
      if found.count >= 4 * Gloss.most { break }
    }
    return found
  }

  /// The same for a name of the glossary: `high-voltage generator`.
  borrowing func stems(name: String) -> [String] {
    GlossWords(Array(name.utf8)[...]).all.filter { !isIdle($0) }.map { stemmer.stem($0) }
  }

  /// The name that a proper noun's reading spells: `Shen1 zhen4 shi4` → shenzhen.
  borrowing func name(_ pinyin: String) -> String? {
    var syllables = pinyin.split(separator: " ")
    guard let first = syllables.first, first.count > 2, first.first?.isUppercase == true, syllables.count > 1 else {
      return nil
    }
    if syllables.count > 2, let last = syllables.last, Self.kindsOfPlaces.contains(last.lowercased()) {
      syllables.removeLast()
    }
    let name = syllables.map { $0.filter(\.isLetter) }.joined().lowercased()
    guard name.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { return nil }
    return stemmer.stem(name)
  }

  private static let longest = 6
  private static let kindsOfPlaces: Set<String> = ["shi4", "sheng3", "qu1", "xian4"]

  private borrowing func meaning(_ gloss: GlossWords) -> [String] {
    guard !Self.isAside(gloss.all) else { return [] }
    // A definition rather than a word for it: what comes after the first comma only describes.
    let words = gloss.all.count > 5 ? gloss.all.prefix(gloss.beforeComma) : gloss.all[...]
    return words.filter { !isIdle($0) }
  }

  /// Whether a gloss speaks of the word: a variant of another, a surname, a classifier, where to look.
  private static func isAside(_ words: [String]) -> Bool {
    guard let first = words.first else { return true }
    if ["surname", "cl", "see"].contains(first) { return true }
    for (word, next) in zip(words, words.dropFirst()) {
      switch (word, next) {
      case ("variant", "of"), ("abbr", "for"), ("used", "in"): return true
      default: if word == "pr" { return true }
      }
    }
    return false
  }

  private borrowing func isIdle(_ word: String) -> Bool {
    word.utf8.count < 2 || stopWords.latin.contains(word) || Self.idle.contains(word)
  }

  /// Words that explanations are made with.
  private static let idle: Set<String> = Set(
    """
    sb sth one ones oneself somebody something someone esp used abbr lit fig usu eg ie idiom loanword dialect coll
    slang polite archaic literary tw prc make get go come take give become cause put out up off down back away
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}

/// The words of one gloss in lower case, without what stands in brackets but for an abbreviation:
/// `nuclear magnetic resonance (NMR)`.
struct GlossWords {
  private(set) var all: [String] = []
  /// How many of them stand before the first comma.
  private(set) var beforeComma = 0

  init(_ gloss: ArraySlice<UInt8>) {
    var word: [UInt8] = []
    var inside: [UInt8] = []
    var depth = 0
    var comma: Int?
    func letters(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    for byte in gloss {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["):
        depth += 1
        inside = []
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        depth = max(0, depth - 1)
        let isAbbreviation = (2...6).contains(inside.count) && inside.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
        if isAbbreviation { all.append(letters(inside.map { $0 + 32 })) }
        inside = []
      case _ where depth > 0: inside.append(byte)
      case 0x41...0x5A: word.append(byte + 32)
      case 0x61...0x7A: word.append(byte)
      default: break
      }
      let isLetter = depth == 0 && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
      guard !isLetter, !word.isEmpty || byte == UInt8(ascii: ",") else { continue }
      if !word.isEmpty { all.append(letters(word)) }
      word = []
      if byte == UInt8(ascii: ","), depth == 0, comma == nil { comma = all.count }
    }
    if !word.isEmpty { all.append(letters(word)) }
    beforeComma = comma ?? all.count
  }
}
