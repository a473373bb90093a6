import Core

/// Stretches of a question's Han characters that nobody has written and no dictionary knows.
struct MistypedHan {
  private struct Piece {
    let typed: String
    let range: Range<Int>
    let scalars: [UInt32]
    let sounds: [String]
    var nearest = NearestWords()
  }

  private var pieces: [Int: [Piece]] = [:]
  private let pinyin: Pinyin
  private let lexicon: Lexicon

  /// Lengths of what is compared.
  private static let lengths = 2...6
  /// At most so many pieces of a question, so that its time is bounded whatever is typed.
  private static let most = 48

  init(_ text: Normalised, _ lattice: Lattice, _ engine: LanguageEngine, isKnown: (String) -> Bool) {
    pinyin = engine.pinyin
    lexicon = engine.segmenter.lexicon
    var count = 0
    for stretch in lattice.stretches {
      let doubtful = Self.doubtful(stretch, text, lattice, engine, isKnown)
      guard doubtful.contains(true) else { continue }
      for start in stretch {
        for length in Self.lengths where start + length <= stretch.upperBound && count < Self.most {
          let range = start..<start + length
          guard range.allSatisfy({ lattice.classes[$0] == .han }),
            range.contains(where: { doubtful[$0 - stretch.lowerBound] })
          else { continue }
          let word = String(scalars: text.scalars[range])
          guard !lexicon.contains(word), !isKnown(word) else { continue }
          pieces[length, default: []].append(
            Piece(
              typed: String(text.surface(range)), range: range, scalars: Array(text.scalars[range]),
              sounds: pinyin.sounds(word)))
          count += 1
        }
      }
    }
  }

  var isEmpty: Bool { pieces.isEmpty }

  /// Which characters of a stretch stand in something that is asked for and not known.
  private static func doubtful(
    _ stretch: Range<Int>, _ text: Normalised, _ lattice: Lattice, _ engine: LanguageEngine, _ isKnown: (String) -> Bool
  ) -> [Bool] {
    var doubtful = [Bool](repeating: false, count: stretch.count)
    func mark(_ range: Range<Int>) {
      guard !isKnown(String(scalars: text.scalars[range])) else { return }
      for index in range { doubtful[index - stretch.lowerBound] = true }
    }
    var at = stretch.lowerBound
    var wasAlone = false
    while at < stretch.upperBound {
      let end = Int(lattice.ends[at])
      let isAlone = end == at + 1 && lattice.classes[at] == .han
      let known = engine.segmenter.lexicon.isStopWord(text.scalars[at..<end])
      if isAlone, wasAlone, !known { mark(at - 1..<end) }
      if isAlone, !known { mark(at..<end) }
      wasAlone = isAlone && !known
      at = end
    }
    return doubtful
  }

  mutating func consider(_ key: String, held: Int) {
    let length = key.utf8.count / 3
    guard key.utf8.count % 3 == 0, let same = pieces[length] else { return }
    let scalars = key.unicodeScalars.map(\.value)
    guard scalars.count == length else { return }
    var sounds: [String]?
    for (index, piece) in same.enumerated() {
      let differing = zip(scalars, piece.scalars).count { $0 != $1 }
      let isNear = differing == 1 && length >= 3 && lexicon.contains(key)
      let made = sounds ?? pinyin.sounds(key)
      sounds = made
      if made == piece.sounds {
        pieces[length]?[index].nearest.insert(key, distance: 1, held: held)
      } else if isNear {
        pieces[length]?[index].nearest.insert(key, distance: 2, held: held)
      }
    }
  }

  /// The longest pieces first; what lies within one that was recognised is not told again.
  var alternatives: [TypingMistakes.Alternative] {
    var covered: [Range<Int>] = []
    var found: [TypingMistakes.Alternative] = []
    let all = pieces.values.flatMap { $0 }.filter { !$0.nearest.found.isEmpty }
    for piece in all.sorted(by: { ($1.range.count, $0.range.lowerBound) < ($0.range.count, $1.range.lowerBound) })
    where !covered.contains(where: { $0.overlaps(piece.range) }) {
      covered.append(piece.range)
      found += piece.nearest.alternatives(for: piece.typed) { $0 == 1 ? 0.5 : 0.35 }
    }
    return found
  }
}
