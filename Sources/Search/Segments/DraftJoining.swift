extension Draft {
  /// The profiles of several drafts: each thread of a load fills its own.
  static func joined(_ drafts: consuming [Draft]) -> Draft {
    guard var whole = drafts.popLast() else { return Draft() }
    while let next = drafts.popLast() { whole.append(next) }
    return whole
  }

  /// Takes over the profiles of another draft, which lets go of each part as soon as it is here: there is never twice as much of
  /// a million of them.
  private mutating func append(_ other: consuming Draft) {
    let first = UInt32(count)
    let words = Self.numbers(of: other.terms, in: &terms)
    other.terms = KeyTable()
    let directions = Self.numbers(of: other.vectors, in: &vectors)
    Self.extend(&idStarts, by: other.idStarts, from: idBytes.count)
    idBytes += other.idBytes
    lengths += other.lengths
    Self.extend(&forwardStarts, by: other.forwardStarts, from: forwardTerms.count)
    for index in other.forwardTerms.indices { other.forwardTerms[index] = words[Int(other.forwardTerms[index])] }
    forwardTerms += other.forwardTerms
    other.forwardTerms = []
    forwardCodes += other.forwardCodes
    other.forwardCodes = []
    forwardPresences += other.forwardPresences
    other.forwardPresences = []
    facets.append(other.facets)
    other.facets = ValueDraft()
    keys.append(other.keys)
    other.keys = ValueDraft()
    records.append(other.records)
    vectorOf += other.vectorOf.map { $0 == nothing ? nothing : directions[Int($0)] }
    for (name, pairs) in other.numbers {
      numbers[name, default: []] += pairs.map { ($0.profile + first, $0.value) }
    }
  }

  /// Frees the words of the profiles once they are written elsewhere.
  mutating func forgetWords() {
    forwardStarts = []
    forwardTerms = []
    forwardCodes = []
    forwardPresences = []
    wordOfKey = []
    scratch = FoldingScratch()
  }

  private static func numbers(of keys: KeyTable, in table: inout KeyTable) -> [UInt32] {
    keys.bytes.withUnsafeBytes { bytes in
      (0..<keys.count).map { number in
        let range = Int(keys.starts[number])..<Int(keys.starts[number + 1])
        return table.number(of: UnsafeRawBufferPointer(rebasing: bytes[range]))
      }
    }
  }

  private static func extend(_ starts: inout [UInt32], by others: [UInt32], from base: Int) {
    starts += others.dropFirst().map { $0 + UInt32(base) }
  }
}
