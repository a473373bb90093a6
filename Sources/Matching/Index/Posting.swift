/// One word in one field of one profile. Field's length and boost are here too, so that scoring reads in one line.
struct Posting: Sendable {
  let slot: UInt32
  let field: UInt32
  /// Boost of the field × weight of the word, occurrences added up.
  let weight: Float
  let length: Float
}

/// Where a word occurs within a window: by slot, and within a slot by the field's name.
struct PostingList: Sendable {
  private(set) var postings: [Posting] = []
  /// Profiles, not postings: a word in two fields of a profile counts once.
  private(set) var profiles = 0

  /// Goes after what its slot has already, so that fields stay in the order in which they were given.
  mutating func insert(_ posting: Posting) {
    let place = firstIndex(from: posting.slot + 1)
    if place == 0 || postings[place - 1].slot != posting.slot { profiles += 1 }
    postings.insert(posting, at: place)
  }

  mutating func remove(slot: UInt32) {
    let range = range(of: slot)
    guard !range.isEmpty else { return }
    postings.removeSubrange(range)
    profiles -= 1
  }

  /// How much a profile is about this word, over all of its fields; 0 when it does not occur.
  func frequency(at slot: UInt32, _ norms: [BM25F.Norm]) -> Double {
    postings[range(of: slot)].reduce(0) { $0 + norms[Int($1.field)].frequency($1) }
  }

  /// Adds what this word gives to the score of each profile that has it.
  func add(times weight: Double, _ norms: [BM25F.Norm], to scores: inout [Double], found: inout Slots) {
    var index = 0
    while index < postings.count {
      let slot = postings[index].slot
      var frequency = 0.0
      repeat {
        frequency += norms[Int(postings[index].field)].frequency(postings[index])
        index += 1
      } while index < postings.count && postings[index].slot == slot
      scores[Int(slot)] += weight * BM25F.saturated(frequency)
      found.insert(slot)
    }
  }

  private func range(of slot: UInt32) -> Range<Int> { firstIndex(from: slot)..<firstIndex(from: slot + 1) }

  private func firstIndex(from slot: UInt32) -> Int {
    // Profiles mostly arrive one after the other: the end is the likeliest place.
    guard let last = postings.last, last.slot >= slot else { return postings.count }
    var low = 0
    var high = postings.count
    while low < high {
      let middle = (low + high) / 2
      if postings[middle].slot < slot { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
