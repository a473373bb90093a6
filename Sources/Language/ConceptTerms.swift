/// Terms for the names of the glossary that stand in a text.
struct ConceptTerms {
  /// A name that stands by itself. Measured: at 0.8 zh ↔ en gains another point, but the same word counted twice costs
  /// Chinese against Chinese more than that.
  static let whole: Float = 0.6
  /// A name within a longer word (监护仪 in 多参数监护仪).
  static let within: Float = 0.4

  let thesaurus: Thesaurus
  let lattice: Lattice
  /// For each scalar, where its word of the cut starts.
  let starts: [Int32]

  func write(_ atoms: Atoms, into out: inout TermWriter) {
    // A name that contains another of its own group counts once.
    var reached: [Int: Int] = [:]
    for first in atoms.all.indices {
      for (concept, range) in names(atoms.all, from: first) where range.lowerBound >= reached[concept] ?? 0 {
        guard let weight = weight(range) else { continue }
        reached[concept] = range.upperBound
        out.add(thesaurus.names[concept], range, .concept, weight)
      }
    }
  }

  /// The names that start with atom `first`, longest first.
  private func names(_ atoms: [Atoms.Atom], from first: Int) -> [(Int, Range<Int>)] {
    var found: [(Int, Range<Int>)] = []
    var node = Trie.root
    for index in first..<atoms.count {
      if index > first, !atoms[index].follows { break }
      guard atoms[index].code != 0, let next = thesaurus.trie.step(node, atoms[index].code) else { break }
      node = next
      for concept in thesaurus.concepts[thesaurus.trie.value(node)] {
        found.append((concept, atoms[first].range.lowerBound..<atoms[index].range.upperBound))
      }
    }
    return found.reversed()
  }

  /// Nil where the name is an accident across words: 心电 in 核心/电路.
  private func weight(_ range: Range<Int>) -> Float? {
    let startsWord = Int(starts[range.lowerBound]) == range.lowerBound
    let endsWord = range.upperBound == starts.count || Int(starts[range.upperBound]) == range.upperBound
    if startsWord && endsWord { return Self.whole }
    return starts[range.lowerBound] == starts[range.upperBound - 1] ? Self.within : nil
  }
}
