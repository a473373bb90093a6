/// The words of all slots, as they go into the file.
struct ForwardWriting: Sendable {
  /// Of the slots, ending where windows end, with about as many postings each.
  let shares: Shares
  /// Slot → where its words begin.
  let starts: [UInt32]
  let terms: [UInt32]
  let codes: [UInt8]
  let presences: [UInt8]
  /// By share: word → how many of its slots have it.
  let holding: [[UInt32]]

  init(_ draft: Draft, _ order: [UInt32]) {
    var starts: [UInt32] = [0]
    starts.reserveCapacity(draft.count + 1)
    var total: UInt32 = 0
    for profile in order {
      total += draft.forwardStarts[Int(profile) + 1] - draft.forwardStarts[Int(profile)]
      starts.append(total)
    }
    let count = Int(total)
    let shares = Shares(draft.count, step: Window.size) { [starts] in Int(starts[$0]) }
    let counted = Gathered<(share: Int, holding: [UInt32])>()
    var codes: [UInt8] = []
    var presences: [UInt8] = []
    terms = [UInt32](unsafeUninitializedCapacity: count) { terms, initialized in
      codes = [UInt8](unsafeUninitializedCapacity: count) { codes, initialized in
        presences = [UInt8](unsafeUninitializedCapacity: count) { presences, initialized in
          let memory = Memory(terms: terms, codes: codes, presences: presences)
          shares.each { [starts] share, slots in
            counted.append((share, memory.fill(slots, draft, order, starts)))
          }
          initialized = count
        }
        initialized = count
      }
      initialized = count
    }
    self.starts = starts
    self.shares = shares
    self.codes = codes
    self.presences = presences
    holding = counted.all.sorted { $0.share < $1.share }.map(\.holding)
  }

  /// Unchecked: shares write different parts of it.
  private struct Memory: @unchecked Sendable {
    let terms: UnsafeMutableBufferPointer<UInt32>
    let codes: UnsafeMutableBufferPointer<UInt8>
    let presences: UnsafeMutableBufferPointer<UInt8>

    /// - Returns: word → how many of the slots have it.
    func fill(_ slots: Range<Int>, _ draft: Draft, _ order: [UInt32], _ starts: [UInt32]) -> [UInt32] {
      var holding = [UInt32](repeating: 0, count: draft.terms.count)
      for slot in slots {
        let from = Int(draft.forwardStarts[Int(order[slot])])
        let to = Int(starts[slot])
        let own = from..<from + Int(starts[slot + 1]) - to
        Self.copy(draft.forwardTerms[own], to: terms, at: to)
        Self.copy(draft.forwardCodes[own], to: codes, at: to)
        Self.copy(draft.forwardPresences[own], to: presences, at: to)
        for term in draft.forwardTerms[own] { holding[Int(term)] += 1 }
      }
      return holding
    }

    private static func copy<T: BitwiseCopyable>(
      _ from: ArraySlice<T>, to memory: UnsafeMutableBufferPointer<T>, at: Int
    ) {
      _ = UnsafeMutableBufferPointer(rebasing: memory[at...]).initialize(fromContentsOf: from)
    }
  }
}
