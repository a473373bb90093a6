/// English stems for the Chinese words of a text.
///
/// The longest run of words that the glossary or the dictionary knows counts as one (人工 + 呼吸 as 人工呼吸); a word that
/// neither knows counts by its parts (监护仪 as 监护 and 仪).
struct BridgeTerms {
  let bridge: Bridge
  let lattice: Lattice
  let lexicon: Lexicon

  /// Of the words in a compound that nobody has translated.
  static let part: Float = 0.7
  static let character: Float = 0.5
  /// Texts are bounded: a book does not become a dictionary.
  static let mostTerms = 512

  func write(into out: inout TermWriter) {
    var seen: Set<ArraySlice<UInt32>> = []
    var room = Self.mostTerms
    for stretch in lattice.stretches {
      var at = stretch.lowerBound
      while at < stretch.upperBound, room > 0 {
        let (range, glosses) = longest(at, stretch.upperBound, out.text.scalars)
        at = range.upperBound
        if lexicon.isStopWord(out.text.scalars[range]) { continue }
        guard seen.insert(out.text.scalars[range]).inserted else { continue }
        if let glosses {
          add(glosses, range, 1, into: &out, &room)
        } else {
          writeParts(range, into: &out, &room)
        }
      }
    }
  }

  /// The longest run of whole words from `start` that has glosses; else the word alone.
  private func longest(_ start: Int, _ limit: Int, _ scalars: [UInt32]) -> (Range<Int>, [Gloss]?) {
    var end = Int(lattice.ends[start])
    var hash = WordHash()
    for scalar in scalars[start..<end] { hash.add(scalar) }
    var best = start..<end
    var glosses = has(best) ? bridge.glosses(of: scalars[best], hash.value) : nil
    while end < limit, Int(lattice.ends[end]) - start <= Cedict.longestWord {
      let next = Int(lattice.ends[end])
      for scalar in scalars[end..<next] { hash.add(scalar) }
      end = next
      if let longer = bridge.glosses(of: scalars[start..<end], hash.value) { (best, glosses) = (start..<end, longer) }
    }
    return (best, glosses)
  }

  private func has(_ range: Range<Int>) -> Bool { range.contains { lattice.classes[$0] == .han } }

  /// Longest known beginnings, one after the other.
  private func writeParts(_ range: Range<Int>, into out: inout TermWriter, _ room: inout Int) {
    guard has(range), range.count > 1 else { return }
    var at = range.lowerBound
    while at < range.upperBound {
      var end = min(range.upperBound, at + Cedict.longestWord)
      if at == range.lowerBound, end == range.upperBound { end -= 1 }
      var glosses: [Gloss]?
      while end > at {
        glosses = lattice.classes[at] == .han ? bridge.glosses(of: out.text.scalars[at..<end]) : nil
        if glosses != nil { break }
        end -= 1
      }
      if let glosses {
        add(glosses, at..<end, end - at > 1 ? Self.part : Self.character, into: &out, &room)
      }
      at = max(end, at + 1)
    }
  }

  private func add(
    _ glosses: [Gloss], _ range: Range<Int>, _ weight: Float, into out: inout TermWriter, _ room: inout Int
  ) {
    for gloss in glosses.prefix(room) { out.add(gloss.stem, range, .bridge, weight * gloss.weight) }
    room -= min(room, glosses.count)
  }
}
