extension Draft {
  /// Takes over the profiles of another draft: each thread of a load fills its own.
  mutating func append(_ other: Draft) {
    guard count > 0 else {
      self = other
      return
    }
    let first = UInt32(count)
    let words = Self.numbers(of: other.terms, in: &terms)
    let directions = Self.numbers(of: other.vectors, in: &vectors)
    Self.extend(&idStarts, by: other.idStarts, from: idBytes.count)
    idBytes += other.idBytes
    lengths += other.lengths
    Self.extend(&forwardStarts, by: other.forwardStarts, from: forwardTerms.count)
    forwardTerms += other.forwardTerms.map { words[Int($0)] }
    forwardCodes += other.forwardCodes
    forwardPresences += other.forwardPresences
    facets.append(other.facets)
    keys.append(other.keys)
    recordStarts += other.recordStarts.dropFirst().map { $0 + UInt64(recordBytes.count) }
    recordBytes += other.recordBytes
    vectorOf += other.vectorOf.map { $0 == nothing ? nothing : directions[Int($0)] }
    for (name, pairs) in other.numbers {
      numbers[name, default: []] += pairs.map { ($0.profile + first, $0.value) }
    }
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
