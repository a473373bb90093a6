/// A dictionary's explanation of a word → the stems of the words that explain it.
///
/// What is said about the word and not what it means is left out: classifiers (`CL:個|个[ge4]`), variants, surnames,
/// readings, remarks in brackets, function words.
struct GlossReader: ~Copyable {
  private let stemmer = Stemmer()

  /// Stems with the place of their gloss among the glosses; of long definitions the first words.
  borrowing func stems(_ glosses: Substring) -> [(stem: String, rank: Int)] {
    var found: [(stem: String, rank: Int)] = []
    var rank = 0
    for gloss in glosses.split(whereSeparator: { $0 == "/" || $0 == ";" }) {
      let words = Self.words(gloss)
      guard !words.isEmpty else { continue }
      for word in words.prefix(Self.longest) { found.append((stemmer.stem(word), rank)) }
      rank += 1
      if found.count >= 4 * Gloss.most { break }
    }
    return found
  }

  /// The same for a name of the glossary: `high-voltage generator`.
  borrowing func stems(name: String) -> [String] {
    Self.letters(Substring(name)).filter { !Self.isIdle($0) }.map { stemmer.stem($0) }
  }

  /// The name that a proper noun's reading spells: `Shen1 zhen4 shi4` → shenzhen.
  borrowing func name(_ pinyin: String) -> String? {
    var syllables = pinyin.split(separator: " ")
    guard let first = syllables.first, first.count > 2, pinyin.first?.isUppercase == true, syllables.count > 1 else {
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

  private static func words(_ gloss: Substring) -> [String] {
    let text = plain(gloss)
    if asides.contains(where: text.contains) { return [] }
    var clause = text
    // A definition rather than a word for it: what comes after the first comma only describes.
    if letters(text).count > 5, let comma = text.firstIndex(of: ",") { clause = text[..<comma] }
    return letters(clause).filter { !isIdle($0) }
  }

  private static let asides = ["variant of", "surname ", "CL:", "see also ", "see ", "abbr. for", "used in ", " pr. "]

  /// Without what stands in brackets, but for an abbreviation: `nuclear magnetic resonance (NMR)`.
  private static func plain(_ gloss: Substring) -> Substring {
    guard gloss.contains(where: { $0 == "(" || $0 == "[" }) else { return gloss }
    var out = ""
    var inside = ""
    var depth = 0
    for character in gloss {
      switch character {
      case "(", "[":
        depth += 1
        inside = ""
      case ")", "]":
        depth = max(0, depth - 1)
        let isAbbreviation = (2...6).contains(inside.count) && inside.allSatisfy { $0.isASCII && $0.isUppercase }
        out += isAbbreviation ? inside : " "
        inside = ""
      default:
        if depth > 0 { inside.append(character) } else { out.append(character) }
      }
    }
    return Substring(out)
  }

  /// Runs of letters of the Latin alphabet, in lower case; an apostrophe ends a word.
  private static func letters(_ text: Substring) -> [String] {
    text.lowercased().split(whereSeparator: { !($0.isASCII && $0.isLetter) }).map(String.init)
  }

  private static func isIdle(_ word: String) -> Bool {
    word.utf8.count < 2 || StopWords.english.contains(word) || idle.contains(word)
  }

  /// Words that explanations are made with.
  private static let idle: Set<String> = Set(
    """
    sb sth one ones oneself somebody something someone esp used abbr lit fig usu eg ie idiom loanword dialect coll
    slang polite archaic literary tw prc make get go come take give become cause put out up off down back away
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
