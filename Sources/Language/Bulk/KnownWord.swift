import Core

/// What a word gives wherever it stands.
struct KnownWord: Sendable {
  /// `FoldedText.Part`s of its bytes.
  let parts: UInt8
  /// Before a full stop it is a title and no word.
  let isTitle: Bool
  let standard: StandardNumber.Beginning
  /// The glossary's code of its key, 0 where it has none, and the node of the glossary's tree that it leads to from the root.
  let code: UInt16
  let node: Int32
  /// Its terms standing alone, then those as part of a hyphenated form, among `KnownWords.terms`.
  let start: UInt32
  let alone: UInt8
  let asPart: UInt8
}

/// The words that a reader has met.
///
/// All that is known of one is made by the same code that reads a text in which it stands alone.
struct KnownWords: Sendable {
  /// Codes of devices are different in every record: then what is known begins anew.
  private static let most = 1 << 18

  private var numbers = ByteNumbers()
  private(set) var all: [KnownWord] = []
  private(set) var terms: [NumberedTerm] = []
  private var joinedNumbers = ByteNumbers()
  private var joinedTerms: [NumberedTerm?] = []
  private let stopWords: StopWords
  private let thesaurus: Thesaurus?

  init(_ engine: LanguageEngine) {
    stopWords = engine.stopWords
    thesaurus = engine.thesaurus
  }

  /// Forgets all where it has become too much. Numbers of words that were given before mean nothing afterwards.
  mutating func prune() {
    guard all.count + joinedTerms.count > Self.most else { return }
    numbers.removeAll()
    all.removeAll()
    terms.removeAll()
    joinedNumbers.removeAll()
    joinedTerms.removeAll()
  }

  @inline(__always)
  mutating func number(of word: UnsafePointer<UInt8>, count: Int, parts: UInt8, _ keys: inout KeyNumbers) -> Int {
    let number = numbers.number(of: word, count: count)
    if number == all.count { add(UnsafeBufferPointer(start: word, count: count), parts, &keys) }
    return number
  }

  /// The term of a hyphenated form, of which `word` is what stays without hyphens.
  mutating func joined(_ word: UnsafeBufferPointer<UInt8>, parts: UInt8, _ keys: inout KeyNumbers) -> NumberedTerm? {
    guard let start = word.baseAddress else { return nil }
    let number = joinedNumbers.number(of: start, count: word.count)
    if number == joinedTerms.count {
      let found = LatinTerms([], []).joined(
        String(decoding: word, as: UTF8.self), hasDigits: parts & FoldedText.Part.digit != 0,
        hasLetters: parts & FoldedText.Part.letter != 0)
      joinedTerms.append(found.map { NumberedTerm(key: keys.number(of: $0.key), weight: LatinTerms.word) })
    }
    return joinedTerms[number]
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>, _ parts: UInt8, _ keys: inout KeyNumbers) {
    let text = String(decoding: bytes, as: UTF8.self)
    let scalars = text.unicodeScalars.map(\.value)
    let shape = LatinWord.Shape(parts)
    let words = [LatinWord(range: scalars.indices, shape: shape, joint: .none)]
    let latin = LatinTerms(words, scalars, stopWords)
    let start = terms.count
    var alone = TermWriter(Normalised(source: text, scalars: scalars, origins: nil))
    var asPart = alone
    latin.write(0, asPart: false, into: &alone)
    latin.write(0, asPart: true, into: &asPart)
    for term in alone.terms + asPart.terms {
      terms.append(NumberedTerm(key: keys.number(of: term.key), weight: term.weight))
    }
    let code = latin.keys[0].isEmpty ? 0 : thesaurus?.wordCodes[latin.keys[0]] ?? 0
    let node = code == 0 ? nil : thesaurus?.trie.step(Trie.root, code)
    all.append(
      KnownWord(
        parts: parts, isTitle: shape == .letters && LatinTerms.titles.contains(text),
        standard: StandardNumber.Beginning(text, shape), code: code, node: Int32(node ?? Trie.root),
        start: UInt32(start), alone: UInt8(alone.terms.count), asPart: UInt8(asPart.terms.count)))
  }
}
