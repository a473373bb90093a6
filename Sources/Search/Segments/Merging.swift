extension Draft {
  /// Takes over what is left of a segment. Nothing but the segment is needed: codes do not depend on other profiles.
  mutating func append(_ live: LiveSegment) {
    let segment = live.segment
    var wordOf = [UInt32](repeating: nothing, count: segment.words.keys.count)
    var facetOf = [UInt32](repeating: nothing, count: segment.facets.keys.count)
    var keyOf = [UInt32](repeating: nothing, count: segment.keys.keys.count)
    var vectorOf = [UInt32](repeating: nothing, count: segment.vectors.count)
    for slot in 0..<segment.count where live.isLive(slot) {
      idBytes.append(contentsOf: segment.id(ofSlot: slot))
      idStarts.append(UInt32(idBytes.count))
      let words = segment.forward.range(ofSlot: slot)
      for index in words {
        let word = Int(segment.forward.words[index])
        if wordOf[word] == nothing { wordOf[word] = terms.number(of: segment.words.keys[word]) }
        forwardTerms.append(wordOf[word])
      }
      forwardCodes.append(contentsOf: segment.forward.codes.all[words])
      forwardPresences.append(contentsOf: segment.forward.presences.all[words])
      forwardStarts.append(UInt32(forwardTerms.count))
      facets.append(segment.facets, ofSlot: slot, &facetOf)
      keys.append(segment.keys, ofSlot: slot, &keyOf)
      self.vectorOf.append(number(ofVectorAt: slot, in: segment, &vectorOf))
      for (column, name) in segment.numbers.names.enumerated() {
        guard let value = segment.numbers.value(column, ofSlot: slot) else { continue }
        numbers[name, default: []].append((UInt32(lengths.count), value))
      }
      records.append(segment.records[slot])
      lengths.append(segment.lengths[slot])
    }
  }

  private mutating func number(ofVectorAt slot: Int, in segment: Segment, _ known: inout [UInt32]) -> UInt32 {
    let number = segment.vectors.ofSlot[slot]
    guard number != nothing else { return nothing }
    if known[Int(number)] == nothing, let vector = segment.vectors.vector(ofSlot: slot) {
      known[Int(number)] = vectors.number(of: vector)
    }
    return known[Int(number)]
  }
}
