/// Cuts text into words: the most probable path through all dictionary words, without guessing at unknown ones.
///
/// jieba's hidden Markov model is the temptation. It invents words that depend on their neighbours, so the same name is
/// cut differently in a need and in an offer; character bigrams find unknown words without that.
package struct Segmenter: Sendable {
  package let lexicon: Lexicon

  package init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// The pieces, in order; joined they are `text` again. Words are found in normalised text.
  package func segment(_ text: String) -> [Substring] {
    let scalars = text.unicodeScalars.map(\.value)
    let lattice = Lattice(scalars, lexicon)
    var cuts: [Int] = []
    var at = 0
    for stretch in lattice.stretches {
      Self.cutPlain(lattice.classes, at..<stretch.lowerBound, &cuts)
      at = stretch.lowerBound
      while at < stretch.upperBound {
        at = Int(lattice.ends[at])
        cuts.append(at)
      }
    }
    Self.cutPlain(lattice.classes, at..<scalars.count, &cuts)
    return Self.slice(text, cuts)
  }

  /// Where there is no Han character: words against everything else.
  private static func cutPlain(_ classes: [ScalarClass], _ range: Range<Int>, _ cuts: inout [Int]) {
    for index in range {
      let isLast = index + 1 == range.upperBound
      if isLast || (classes[index] == .other) != (classes[index + 1] == .other) { cuts.append(index + 1) }
    }
  }

  private static func slice(_ text: String, _ cuts: [Int]) -> [Substring] {
    var pieces: [Substring] = []
    pieces.reserveCapacity(cuts.count)
    var start = text.startIndex
    var at = 0
    for cut in cuts {
      let end = text.unicodeScalars.index(start, offsetBy: cut - at)
      pieces.append(text[start..<end])
      start = end
      at = cut
    }
    return pieces
  }
}
