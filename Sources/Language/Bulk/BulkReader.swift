package import Core

/// Reads very many texts on one thread: `LanguageEngine.terms`, several times as fast where words repeat.
///
///     var reader = BulkReader(engine)
///     reader.terms(of: "Patient monitors")      // [(key: 0, weight: 1), (key: 1, weight: 1), (key: 2, weight: 0.6)]
///     reader.keys                                // ["patient", "monitor", "≈监护仪"]
///
/// Law: keys and weights are those of `terms(of:for:)`, in the same order. A word's terms are worked out once, by the
/// engine itself; what depends on a word's neighbours (hyphens, titles, names of several words) is worked out each time.
/// Texts with Han characters are the engine's own business.
package struct BulkReader: Sendable {
  /// Longer words are nobody's.
  private static let longestWord = 64

  private let engine: LanguageEngine
  private var numbers = KeyNumbers()
  private var stems = MarkedKeys()
  private var text = FoldedText()
  private var known: KnownWords
  private var concepts: BulkConcepts?
  private var words: [BulkWord] = []
  private var joined = [UInt8](repeating: 0, count: 3 * longestWord + ByteNumbers.padding)

  package init(_ engine: LanguageEngine) {
    self.engine = engine
    known = KnownWords(engine)
    concepts = engine.thesaurus.map { BulkConcepts($0) }
  }

  /// All keys so far, by number.
  package var keys: [String] { numbers.all }

  package mutating func terms(of source: String, for role: TermRole = .document) -> [NumberedTerm] {
    var source = source
    known.prune()
    if let terms = source.withUTF8({ quick($0) }) { return terms }
    return engine.terms(of: source, for: role).map {
      NumberedTerm(key: numbers.number(of: $0.key), weight: $0.weight)
    }
  }

  /// The terms of a text and, apart from them, those of the bridge: its Chinese words in English. Both in one reading.
  ///
  /// - Parameter mark: what the bridge's keys begin with here.
  package mutating func terms(
    of source: String, for role: TermRole, bridgedBehind mark: String
  ) -> (own: [NumberedTerm], bridge: [NumberedTerm]) {
    var own: [NumberedTerm] = []
    var bridge: [NumberedTerm] = []
    for term in engine.terms(of: source, for: role, bridged: true) {
      if term.kind == .bridge {
        bridge.append(NumberedTerm(key: stems.number(of: term.key, behind: mark, &numbers), weight: term.weight))
      } else {
        own.append(NumberedTerm(key: numbers.number(of: term.key), weight: term.weight))
      }
    }
    return (own, bridge)
  }

  /// The number of a key that no text gives.
  package mutating func number(of key: String) -> UInt32 { numbers.number(of: key) }

  /// Nil for texts that the engine has to read.
  private mutating func quick(_ source: UnsafeBufferPointer<UInt8>) -> [NumberedTerm]? {
    guard text.fold(source), scan() else { return nil }
    var out: [NumberedTerm] = []
    out.reserveCapacity(words.count * 3 / 2 + 8)
    var index = 0
    while index < words.count {
      if mayBeStandard(index) {
        guard let window = latin(index) else { return nil }
        if let standard = standard(window) {
          for (key, _, _, weight) in standard.keys {
            out.append(NumberedTerm(key: numbers.number(of: key), weight: weight))
          }
          index += standard.count
          continue
        }
      }
      var end = index + 1
      while end < words.count, isHyphened(words[end]) { end += 1 }
      let isJoined = end - index > 1 && end - index <= 3
      if isJoined, let term = join(index..<end) { out.append(term) }
      for part in index..<end { write(words[part], asPart: isJoined, &out) }
      index = end
    }
    concepts?.write(words, known.all, &numbers, &out)
    return out
  }

  /// Finds the words of the text; false where one is too long.
  private mutating func scan() -> Bool {
    words.removeAll(keepingCapacity: true)
    return text.bytes.withUnsafeBufferPointer { bytes in
      text.parts.withUnsafeBufferPointer { parts in
        guard let first = bytes.baseAddress, let firstPart = parts.baseAddress else { return true }
        let count = text.count
        var at = 0
        var gap = 0
        while true {
          while at < count, parts[at] == FoldedText.Part.none { at += 1 }
          if at >= count { return true }
          let start = at
          let all = FoldedText.passWord(bytes, firstPart, &at, count)
          guard at - start <= Self.longestWord else { return false }
          let number = known.number(of: first + start, count: at - start, parts: all, &numbers)
          let between = BulkWord.Gap(UnsafeBufferPointer(rebasing: bytes[gap..<start]))
          let isTitle = known.all[number].isTitle && at < count && bytes[at] == UInt8(ascii: ".")
          words.append(
            BulkWord(
              start: UInt32(start), end: UInt32(at), known: Int32(number), isTitle: isTitle, joint: between.joint,
              follows: between.isClose && !words.isEmpty))
          gap = at
        }
      }
    }
  }

  @inline(__always) private func isHyphened(_ word: BulkWord) -> Bool {
    word.joint == .hyphen || (word.joint == .dash && known.all[Int(word.known)].parts != FoldedText.Part.letter)
  }

  /// Whether a standard's number may begin here. Nearly every word of a text leaves here.
  @inline(__always) private func mayBeStandard(_ index: Int) -> Bool {
    switch known.all[Int(words[index].known)].standard {
    case .never: return false
    case .always: return true
    case .body(let isWhole):
      guard index + 1 < words.count else { return false }
      let next = words[index + 1]
      if next.joint == .slash { return true }
      return isWhole && known.all[Int(next.known)].parts != FoldedText.Part.letter
    }
  }

  /// Words from `index` on as the engine sees them, more than any standard's number takes; nil where bytes are not scalars.
  private func latin(_ index: Int) -> [LatinWord]? {
    var out: [LatinWord] = []
    for word in words[index..<min(words.count, index + 10)] {
      let range = Int(word.start)..<Int(word.end)
      guard text.bytes[range].allSatisfy({ $0 < 0x80 }) else { return nil }
      let shape = LatinWord.Shape(known.all[Int(word.known)].parts)
      out.append(LatinWord(range: range, shape: shape, joint: word.joint))
    }
    return out
  }

  private func standard(_ words: [LatinWord]) -> StandardNumber? {
    StandardNumber(words[...]) { String(decoding: text.bytes[$0], as: UTF8.self) }
  }

  private mutating func join(_ range: Range<Int>) -> NumberedTerm? {
    var count = 0
    var parts = FoldedText.Part.none
    for word in words[range] {
      parts |= known.all[Int(word.known)].parts
      for at in Int(word.start)..<Int(word.end) {
        joined[count] = text.bytes[at]
        count += 1
      }
    }
    return joined.withUnsafeBufferPointer { bytes in
      known.joined(UnsafeBufferPointer(rebasing: bytes[..<count]), parts: parts, &numbers)
    }
  }

  @inline(__always) private func write(_ word: BulkWord, asPart: Bool, _ out: inout [NumberedTerm]) {
    if word.isTitle { return }
    let entry = known.all[Int(word.known)]
    let start = Int(entry.start) + (asPart ? Int(entry.alone) : 0)
    for at in start..<start + Int(asPart ? entry.asPart : entry.alone) { out.append(known.terms[at]) }
  }
}
