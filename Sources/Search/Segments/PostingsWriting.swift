extension Sealing {
  /// Slot → words as in the draft, and word → slots by a counting sort, both on as many threads as there are processors.
  static func write(_ forward: ForwardWriting, words: Int, into writer: inout SectionWriter) {
    let postings = PostingsWriting(forward, words: words)
    let bytes = postings.bytes(forward)
    writer.write(.termTops, postings.tops(bytes))
    writer.write(.termHolding, postings.holding)
    writer.write(.termPlaces, postings.places)
    writer.write(.postings, bytes)
    writer.write(.forwardStarts, forward.starts)
    writer.write(.forwardTerms, forward.terms)
    writer.write(.forwardCodes, forward.codes)
    writer.write(.forwardPresences, forward.presences)
  }
}

/// The postings of all words, one word after the other.
struct PostingsWriting: Sendable {
  /// Word → how many profiles have it, and where its postings begin.
  let holding: [UInt32]
  let places: [UInt64]
  private let layouts: [PostingsLayout]
  private let size: Int
  /// By share of the slots: word → how many of its postings come from shares before.
  private let before: [[UInt32]]

  init(_ forward: ForwardWriting, words: Int) {
    var holding = [UInt32](repeating: 0, count: words)
    before = forward.holding.map { own in
      let before = holding
      for word in 0..<words { holding[word] += own[word] }
      return before
    }
    layouts = holding.map { PostingsLayout(holding: Int($0), profiles: forward.starts.count - 1) }
    var places: [UInt64] = []
    places.reserveCapacity(words)
    var size = 0
    for layout in layouts {
      places.append(UInt64(size))
      size += layout.size
    }
    self.holding = holding
    self.places = places
    self.size = size
  }

  func bytes(_ forward: ForwardWriting) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: size) { memory, initialized in
      // No two shares write the same byte: those of the slots end where windows do.
      nonisolated(unsafe) let memory = UnsafeMutableRawBufferPointer(memory)
      Shares(size).each { range in
        UnsafeMutableRawBufferPointer(rebasing: memory[range]).initializeMemory(as: UInt8.self, repeating: 0)
      }
      forward.shares.each { share, slots in fill(memory, forward, slots, before[share]) }
      Shares(layouts.count, count: 64).each { words in
        for word in words where !layouts[word].isListed {
          finish(layouts[word], UnsafeMutableRawBufferPointer(rebasing: memory[Int(places[word])...]))
        }
      }
      initialized = size
    }
  }

  /// Word → its best codes.
  func tops(_ bytes: [UInt8]) -> [UInt32] {
    [UInt32](unsafeUninitializedCapacity: layouts.count) { memory, initialized in
      nonisolated(unsafe) let memory = memory
      Shares(layouts.count, count: 64).each { words in writeTops(of: words, bytes, memory) }
      initialized = layouts.count
    }
  }

  private func fill(
    _ memory: UnsafeMutableRawBufferPointer, _ forward: ForwardWriting, _ slots: Range<Int>, _ before: [UInt32]
  ) {
    var filled = before
    for slot in slots {
      for index in Int(forward.starts[slot])..<Int(forward.starts[slot + 1]) {
        let word = Int(forward.terms[index])
        let code = forward.codes[index]
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
          memory[base + layout.maxes + window] = max(memory[base + layout.maxes + window], code)
        }
        memory[base + layout.codes + at] = code
      }
    }
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

  private func writeTops(of words: Range<Int>, _ bytes: [UInt8], _ tops: UnsafeMutableBufferPointer<UInt32>) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 256) { counts in
      for word in words {
        counts.initialize(repeating: 0)
        let start = Int(places[word]) + layouts[word].codes
        for code in bytes[start..<start + layouts[word].holding] { counts[Int(code)] += 1 }
        tops.initializeElement(at: word, to: TopCodes.packed(counts))
      }
    }
  }
}
