/// Which words a profile has: what removing, merging and reasons need.
struct Forward {
  let starts: Column<UInt32>
  let words: Column<UInt32>
  let codes: Column<UInt8>
  let presences: Column<UInt8>

  init(_ sections: SectionReader, words count: Int, profiles: Int) throws(IndexFault) {
    words = try sections.column(.forwardTerms, below: count)
    starts = try sections.starts(.forwardStarts, count: profiles, total: words.count)
    codes = try sections.column(.forwardCodes, count: words.count)
    presences = try sections.column(.forwardPresences, count: words.count)
  }

  func range(ofSlot slot: Int) -> Range<Int> { starts.range(slot) }
}
