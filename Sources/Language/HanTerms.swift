/// Terms of the Han stretches of a text.
///
/// No match may be lost because the same words are cut differently elsewhere (研究/生命 against 研究生/命). So both sides
/// give away every dictionary word that the characters can be read as: the words of the cut at full weight, words within
/// them at half, words across the cut at a quarter. What the dictionary lacks is found by bigrams: both sides give those
/// of unknown runs, and a document all others too, at little weight, so that 先健 is found in 领先健科技.
struct HanTerms {
  static let word: Float = 1
  static let part: Float = 0.5
  static let overlap: Float = 0.25
  static let unknownPair: Float = 0.6
  static let anyPair: Float = 0.2
  static let loneCharacter: Float = 0.4
  static let hiddenCharacter: Float = 0.15

  let lattice: Lattice
  let lexicon: Lexicon
  let role: TermRole
  /// For each scalar of a stretch: where its word of the cut starts.
  private(set) var starts: [Int32]
  /// Whether a dictionary word of two characters starts here: its bigram is there already.
  private var pairs: [Bool]

  init(_ lattice: Lattice, _ lexicon: Lexicon, _ role: TermRole) {
    self.lattice = lattice
    self.lexicon = lexicon
    self.role = role
    starts = lattice.classes.indices.map { Int32($0) }
    pairs = Array(repeating: false, count: lattice.classes.count)
    for stretch in lattice.stretches {
      var at = stretch.lowerBound
      while at < stretch.upperBound {
        let end = Int(lattice.ends[at])
        for index in at..<end { starts[index] = Int32(at) }
        at = end
      }
    }
    for edge in lattice.edges where edge.end - edge.start == 2 { pairs[Int(edge.start)] = true }
  }

  func write(into out: inout TermWriter) {
    for stretch in lattice.stretches {
      writeCut(stretch, into: &out)
      writePairs(stretch, into: &out)
    }
    for edge in lattice.edges { write(edge, into: &out) }
  }

  private func isHan(_ index: Int) -> Bool { lattice.classes[index] == .han }

  private func writeCut(_ stretch: Range<Int>, into out: inout TermWriter) {
    var at = stretch.lowerBound
    while at < stretch.upperBound {
      let word = at..<Int(lattice.ends[at])
      at = word.upperBound
      // Latin runs are the business of LatinTerms, unless the dictionary knows them with characters (B超).
      guard isHan(word.lowerBound) || isHan(word.upperBound - 1) else { continue }
      if role != .query, word.count > 1 { writeHidden(word, into: &out) }
      if lexicon.isStopWord(out.text.scalars[word]) { continue }
      out.add(word, word.count == 1 ? .character : .word, word.count == 1 ? Self.loneCharacter : Self.word)
    }
  }

  private func writeHidden(_ word: Range<Int>, into out: inout TermWriter) {
    for index in word where Morphemes.content.contains(out.text.scalars[index]) {
      out.add(index..<index + 1, .character, Self.hiddenCharacter)
    }
  }

  private func writePairs(_ stretch: Range<Int>, into out: inout TermWriter) {
    for index in stretch.dropLast() where isHan(index) && isHan(index + 1) && !pairs[index] {
      let unknown = isAlone(index) && isAlone(index + 1)
      guard unknown || role == .document else { continue }
      let scalars = out.text.scalars
      guard !StopWords.glue.contains(scalars[index]), !StopWords.glue.contains(scalars[index + 1]) else { continue }
      out.add(index..<index + 2, .bigram, unknown ? Self.unknownPair : Self.anyPair)
    }
  }

  private func isAlone(_ index: Int) -> Bool {
    starts[index] == Int32(index) && lattice.ends[index] == Int32(index + 1)
  }

  private func write(_ edge: Lattice.Edge, into out: inout TermWriter) {
    let word = Int(edge.start)..<Int(edge.end)
    let start = starts[word.lowerBound]
    let inside = start == starts[word.upperBound - 1]
    if inside, start == edge.start, lattice.ends[word.lowerBound] == edge.end { return }
    guard isHan(word.lowerBound) || isHan(word.upperBound - 1) else { return }
    if lexicon.isStopWord(out.text.scalars[word]) { return }
    out.add(word, inside ? .part : .overlap, inside ? Self.part : Self.overlap)
  }
}
