/// How the postings of a word are laid out; it follows from how many there are.
///
/// | profiles | layout |
/// | --- | --- |
/// | few | slots (4 bytes each), codes |
/// | more | a start a window and a last one (4 bytes each), the best code a window, slots within windows (2), codes |
/// | over 1 in 32 | the same, then a bit a slot, and how many bits of its window stand before each 64 (2 bytes) |
struct PostingsLayout {
  let holding: Int
  let windows: Int
  let isListed: Bool
  let hasBits: Bool

  init(holding: Int, profiles: Int) {
    self.holding = holding
    windows = Window.count(profiles)
    isListed = holding < Self.longestList(windows)
    hasBits = !isListed && holding > profiles / 32
  }

  static func longestList(_ windows: Int) -> Int { max(192, 2 * windows) }

  // Offsets in bytes from the beginning, which lies at a multiple of 8.
  var maxes: Int { (windows + 1) * 4 }
  var slots: Int { isListed ? 0 : (maxes + windows + 1) & ~1 }
  var codes: Int { slots + holding * (isListed ? 4 : 2) }
  var bits: Int { (codes + holding + 7) & ~7 }
  var ranks: Int { bits + windows * Window.words * 8 }
  var size: Int { (hasBits ? ranks + windows * Window.words * 2 : codes + holding + 7) & ~7 }
}

extension Sealing {
  /// Slot → words as in the draft, and word → slots by a counting sort.
  func writeForward(into writer: inout SectionWriter) {
    let words = draft.terms.count
    var starts: [UInt32] = [0]
    starts.reserveCapacity(draft.count + 1)
    var terms: [UInt32] = []
    var codes: [UInt8] = []
    var presences: [UInt8] = []
    terms.reserveCapacity(draft.forwardTerms.count)
    codes.reserveCapacity(draft.forwardTerms.count)
    presences.reserveCapacity(draft.forwardTerms.count)
    var holding = [UInt32](repeating: 0, count: words)
    for profile in order {
      let range = Int(draft.forwardStarts[Int(profile)])..<Int(draft.forwardStarts[Int(profile) + 1])
      terms += draft.forwardTerms[range]
      codes += draft.forwardCodes[range]
      presences += draft.forwardPresences[range]
      for index in range { holding[Int(draft.forwardTerms[index])] += 1 }
      starts.append(UInt32(terms.count))
    }
    let layouts = holding.map { PostingsLayout(holding: Int($0), profiles: draft.count) }
    var places: [UInt64] = []
    places.reserveCapacity(words)
    var size = 0
    for layout in layouts {
      places.append(UInt64(size))
      size += layout.size
    }
    var postings = [UInt8](repeating: 0, count: size)
    postings.withUnsafeMutableBytes { memory in
      var filled = [UInt32](repeating: 0, count: words)
      for slot in 0..<draft.count {
        for index in Int(starts[slot])..<Int(starts[slot + 1]) {
          let word = Int(terms[index])
          let layout = layouts[word]
          let at = Int(filled[word])
          filled[word] += 1
          let base = Int(places[word])
          if layout.isListed {
            memory.storeBytes(of: UInt32(slot), toByteOffset: base + at * 4, as: UInt32.self)
          } else {
            let window = slot / Window.size
            let within = slot % Window.size
            memory.storeBytes(of: UInt16(within), toByteOffset: base + layout.slots + at * 2, as: UInt16.self)
            memory.storeBytes(of: UInt32(at + 1), toByteOffset: base + (window + 1) * 4, as: UInt32.self)
            memory[base + layout.maxes + window] = max(memory[base + layout.maxes + window], codes[index])
          }
          memory[base + layout.codes + at] = codes[index]
        }
      }
      for word in 0..<words where !layouts[word].isListed {
        finish(layouts[word], UnsafeMutableRawBufferPointer(rebasing: memory[Int(places[word])...]))
      }
    }
    writer.write(.termTops, tops(layouts, places, postings))
    writer.write(.termHolding, holding)
    writer.write(.termPlaces, places)
    writer.write(.postings, postings)
    writer.write(.forwardStarts, starts)
    writer.write(.forwardTerms, terms)
    writer.write(.forwardCodes, codes)
    writer.write(.forwardPresences, presences)
  }

  /// Windows without a posting begin where the one before ends; bits and ranks from the slots.
  private func finish(_ layout: PostingsLayout, _ memory: UnsafeMutableRawBufferPointer) {
    var last: UInt32 = 0
    for window in 0..<layout.windows {
      let end = max(last, memory.load(fromByteOffset: (window + 1) * 4, as: UInt32.self))
      memory.storeBytes(of: end, toByteOffset: (window + 1) * 4, as: UInt32.self)
      defer { last = end }
      guard layout.hasBits else { continue }
      for at in last..<end {
        let slot = Int(memory.load(fromByteOffset: layout.slots + Int(at) * 2, as: UInt16.self))
        memory[layout.bits + (window * Window.size + slot) / 8] |= 1 << UInt8(slot % 8)
      }
      var rank = 0
      for word in window * Window.words..<(window + 1) * Window.words {
        memory.storeBytes(of: UInt16(rank), toByteOffset: layout.ranks + word * 2, as: UInt16.self)
        rank += memory.load(fromByteOffset: layout.bits + word * 8, as: UInt64.self).nonzeroBitCount
      }
    }
  }

  /// Some of the best codes of each word (`TopCodes`), a byte each: what the first hits reach at least.
  private func tops(_ layouts: [PostingsLayout], _ places: [UInt64], _ postings: [UInt8]) -> [UInt32] {
    zip(layouts, places).map { layout, place in
      var counts = [Int](repeating: 0, count: 256)
      let start = Int(place) + layout.codes
      for code in postings[start..<start + layout.holding] { counts[Int(code)] += 1 }
      var out: UInt32 = 0
      var better = 0
      for code in (1...255).reversed() where counts[code] > 0 {
        let before = better
        better += counts[code]
        for (place, rank) in TopCodes.ranks.enumerated() where before < rank && rank <= better {
          out |= UInt32(code) << UInt32(place * 8)
        }
      }
      return out
    }
  }
}

/// Which of a word's best codes are kept.
enum TopCodes {
  /// Each one more than a usual page holds, because a search looks for one more.
  static let ranks = [2, 11, 21, 101]

  /// A code that at least `count` profiles reach; 0 when that is not known.
  static func reached(by count: Int, in tops: UInt32) -> UInt8 {
    guard let place = ranks.firstIndex(where: { $0 >= count }) else { return 0 }
    return UInt8(truncatingIfNeeded: tops >> UInt32(place * 8))
  }
}
