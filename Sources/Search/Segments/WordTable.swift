/// The words of a segment and where their postings are.
struct WordTable {
  let keys: KeyList
  let holding: Column<UInt32>
  let tops: Column<UInt32>
  private let places: Column<UInt64>
  private let postings: Column<UInt8>
  private let profiles: Int

  init(_ sections: SectionReader, words: Int, profiles: Int) throws(IndexFault) {
    keys = try KeyList(sections, .termBytes, .termStarts, cells: .termCells, count: words)
    holding = try sections.column(.termHolding, count: words)
    tops = try sections.column(.termTops, count: words)
    places = try sections.column(.termPlaces, count: words)
    postings = try sections.column(.postings)
    self.profiles = profiles
    for word in 0..<words where !isSound(word) { throw sections.wrong(.postings) }
  }

  /// Whether the word's postings lie within the section and name slots that there are, in places that there are.
  private func isSound(_ word: Int) -> Bool {
    let holding = Int(holding[word])
    guard holding <= profiles else { return false }
    let layout = PostingsLayout(holding: holding, profiles: profiles)
    guard places[word] % 8 == 0, places[word] <= postings.count, layout.size <= postings.count - Int(places[word])
    else { return false }
    let list = self.postings(of: word)
    return list.isSound(profiles: profiles)
  }

  func postings(of word: Int) -> Postings {
    let layout = PostingsLayout(holding: Int(holding[word]), profiles: profiles)
    return Postings(layout, UnsafeRawPointer(postings.base + Int(places[word])))
  }
}
