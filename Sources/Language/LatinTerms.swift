import Foundation

/// Terms of words and numbers in Latin and other letters.
///
/// A hyphenated form is given whole and in parts (x-ray: xray, ray), because the next person writes it the other way. A
/// code is kept as one term and in parts (K233211: k233211, 233211).
struct LatinTerms: ~Copyable {
  static let word: Float = 1
  static let part: Float = 0.6
  static let codePart: Float = 0.5
  static let number: Float = 0.3
  static let letter: Float = 0.2

  let words: [LatinWord]
  private let stopWords: StopWords
  private let stemmer = Stemmer()
  /// For each word its key, by which it is found and by which the glossary knows it; empty for a title (Dr.).
  private(set) var keys: [String] = []

  init(_ words: [LatinWord], _ scalars: [UInt32], _ stopWords: StopWords = StopWords()) {
    self.words = words
    self.stopWords = stopWords
    keys.reserveCapacity(words.count)
    for word in words { keys.append(key(word, scalars)) }
  }

  borrowing func write(into out: inout TermWriter) {
    var index = 0
    while index < words.count {
      if words[index].shape != .digits,
        let standard = StandardNumber(words[index...], { String(scalars: out.text.scalars[$0]) })
      {
        for (key, range, kind, weight) in standard.keys { out.add(key, range, kind, weight) }
        index += standard.count
        continue
      }
      var end = index + 1
      while end < words.count, isHyphened(words[end]) { end += 1 }
      // Of longer chains (state-of-the-art) the joined form is nobody's word.
      let joined = end - index > 1 && end - index <= 3
      if joined { writeJoined(index..<end, into: &out) }
      for part in index..<end { write(part, asPart: joined, into: &out) }
      index = end
    }
  }

  private borrowing func isHyphened(_ word: LatinWord) -> Bool {
    word.joint == .hyphen || (word.joint == .dash && word.shape != .letters)
  }

  private borrowing func writeJoined(_ range: Range<Int>, into out: inout TermWriter) {
    let whole = words[range.lowerBound].range.lowerBound..<words[range.upperBound - 1].range.upperBound
    let text = range.map { String(scalars: out.text.scalars[words[$0].range]) }.joined()
    let hasDigits = range.contains { words[$0].shape != .letters }
    let hasLetters = range.contains { words[$0].shape != .digits }
    guard let (key, kind) = joined(text, hasDigits: hasDigits, hasLetters: hasLetters) else { return }
    out.add(key, whole, kind, Self.word)
  }

  /// The key of a hyphenated form without its hyphens; nil where nobody would write it so.
  borrowing func joined(_ text: String, hasDigits: Bool, hasLetters: Bool) -> (key: String, kind: Term.Kind)? {
    // 2010-2019 is two numbers; 028-68214295 is found by its parts.
    guard hasLetters, text.utf8.count <= TermWriter.longestKey else { return nil }
    if hasDigits { return (text, .code) }
    let stem = stemmer.stem(text)
    return (stem, stem == text ? .word : .stem)
  }

  /// Writes one word, whatever stands around it.
  borrowing func write(_ index: Int, asPart: Bool, into out: inout TermWriter) {
    let word = words[index]
    let key = keys[index]
    if key.isEmpty { return }
    switch word.shape {
    case .digits:
      // Long digits name something (certificates, product codes); short ones mostly count.
      let names = word.range.count >= 5 && !out.text.scalars[word.range].contains(0x2E)
      out.add(key, word.range, names ? .code : .number, names ? Self.word : Self.number)
    case .letters:
      if stopWords.latin.contains(String(scalars: out.text.scalars[word.range])) { return }
      let weight = word.range.count == 1 ? Self.letter : asPart ? Self.part : Self.word
      let plain = word.range.count == key.unicodeScalars.count
      out.add(key, word.range, asPart ? .part : plain ? .word : .stem, weight)
    case .mixed:
      out.add(key, word.range, .code, asPart ? Self.part : Self.word)
      writeHalves(word.range, into: &out)
    }
  }

  /// The parts of a code where letters and digits meet, if they say anything (two or more).
  private borrowing func writeHalves(_ range: Range<Int>, into out: inout TermWriter) {
    guard range.count <= TermWriter.longestKey else { return }
    let scalars = out.text.scalars
    var start = range.lowerBound
    for index in range {
      let last = index + 1 == range.upperBound
      // Digits and the point stand before all letters.
      guard last || (scalars[index] < 0x3A) != (scalars[index + 1] < 0x3A) else { continue }
      if index + 1 - start >= 2 { out.add(start..<index + 1, .part, Self.codePart) }
      start = index + 1
    }
  }

  private borrowing func key(_ word: LatinWord, _ scalars: [UInt32]) -> String {
    let range = word.range.lowerBound..<min(word.range.upperBound, word.range.lowerBound + TermWriter.longestKey)
    let text = String(scalars: scalars[range])
    guard word.shape == .letters else { return text }
    if word.range.upperBound < scalars.count, scalars[word.range.upperBound] == 0x2E, Self.titles.contains(text) {
      return ""
    }
    // Dräger is typed Drager.
    let bare = text.utf8.count == range.count ? text : text.folding(options: .diacriticInsensitive, locale: nil)
    return stemmer.stem(bare)
  }

  /// Before a full stop these are titles, not digital radiography and magnetic resonance.
  static let titles: Set<String> = ["dr", "mr", "ms", "mrs", "prof"]
}
