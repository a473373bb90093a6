import Core

/// Makes a segment of a draft: gives slots by (group, length, id), turns the profiles' words around into postings.
///
/// Slots by length put the profiles in which a word weighs most side by side, so that whole windows fall below what
/// the best hits have already. Whoever looks for one group alone enters no other's windows.
struct Sealing: Sendable {
  private(set) var draft: Draft
  let degree: Degree
  /// Slot → profile in the draft.
  let order: [UInt32]

  init(_ draft: consuming Draft, degree: Degree) {
    self.degree = degree
    ranked = IDs.ranked(draft)
    order = RadixSort.order(Self.groups(draft), RadixSort.order(draft.lengths.map { UInt64($0) }, ranked))
    self.draft = draft
  }

  /// Rank → profile in the draft.
  private let ranked: [UInt32]

  /// Facets by which profiles are most often narrowed: those of one value lie side by side.
  private static let grouping = ["kind", "market"]

  /// For each profile a number that those share which agree in the grouping facets. It does not depend on when their values
  /// came: the same profiles make the same segment.
  private static func groups(_ draft: Draft) -> [UInt64] {
    let keys = (0..<draft.facets.count).map { draft.facets.key($0) }
    var parts = [UInt64](repeating: 0, count: keys.count)
    for name in grouping {
      let values = keys.indices.filter { keys[$0].starts(with: FacetKey.prefix(name)) }
      let sorted = values.sorted { keys[$0].lexicographicallyPrecedes(keys[$1]) }
      for index in parts.indices { parts[index] *= UInt64(values.count + 1) }
      for (place, value) in sorted.enumerated() { parts[value] = UInt64(place + 1) }
    }
    return (0..<draft.count).map { profile in
      draft.facets.numbers[draft.facets.range(profile)].reduce(0) { $0 &+ parts[Int($1)] }
    }
  }

  /// A record that the draft has twice, which no segment may.
  var twice: Ref? {
    zip(ranked, ranked.dropFirst()).first { draft.id(Int($0)) == draft.id(Int($1)) }.map { profile, _ in
      draft.id(Int(profile)).withUnsafeBytes { IDs.ref($0) }
    }
  }

  /// The parts do not depend on each other: as many processors as there are write them. The largest comes first, and is
  /// divided itself. What is written is forgotten, so that there is less than twice the file in memory.
  consuming func seal() -> SegmentBytes { sections().finish() }

  private consuming func sections() -> SectionWriter {
    let written = Gathered<SectionWriter>()
    var writer = SectionWriter()
    let forward = ForwardWriting(draft, order)
    draft.forgetWords()
    Self.write(forward, words: draft.terms.count, into: &writer)
    written.append(writer)
    let parts = self.parts
    Shares(parts.count, count: draft.count < Window.size ? 1 : parts.count, least: 1).each { range in
      for part in parts[range] {
        var writer = SectionWriter()
        part(&writer)
        written.append(writer)
      }
    }
    return SectionWriter(joining: written.take())
  }

  private var parts: [@Sendable (inout SectionWriter) -> Void] {
    [
      writeIDs, { write(draft.facets, .facets, into: &$0) },
      { writer in
        writeNumbers(into: &writer)
        writeVectors(into: &writer)
        writeRecords(into: &writer)
        write(draft.keys, .keys, into: &writer)
        writeKeys(into: &writer)
      },
    ]
  }

  private func writeKeys(into writer: inout SectionWriter) {
    writer.write(.termBytes, draft.terms.bytes)
    writer.write(.termStarts, draft.terms.starts)
    writer.write(.termCells, draft.terms.cells)
    let counts = [
      draft.count, draft.terms.count, draft.facets.count, draft.vectors.count, draft.numbers.count, degree.rawValue,
      draft.keys.count,
    ]
    writer.write(.counts, counts.map { UInt64($0) })
  }

  private func writeIDs(into writer: inout SectionWriter) {
    var ids = KeyTable()
    for profile in ranked { _ = draft.id(Int(profile)).withUnsafeBytes { ids.number(of: $0) } }
    writer.write(.idBytes, ids.bytes)
    writer.write(.idStarts, ids.starts)
    writer.write(.idCells, ids.cells)
    var rankOfProfile = [UInt32](repeating: 0, count: draft.count)
    for (rank, profile) in ranked.enumerated() { rankOfProfile[Int(profile)] = UInt32(rank) }
    let rankOfSlot = order.map { rankOfProfile[Int($0)] }
    var slotOfRank = rankOfSlot
    var windowRanks = [UInt32](repeating: nothing, count: Window.count(draft.count))
    for (slot, rank) in rankOfSlot.enumerated() {
      slotOfRank[Int(rank)] = UInt32(slot)
      windowRanks[slot / Window.size] = min(windowRanks[slot / Window.size], rank)
    }
    writer.write(.rankOfSlot, rankOfSlot)
    writer.write(.slotOfRank, slotOfRank)
    writer.write(.windowRanks, windowRanks)
    writer.write(.lengths, order.map { draft.lengths[Int($0)] })
  }
}

/// 16,384 neighbouring slots: their sums fit the processor's nearest cache, and a place among them two bytes.
enum Window {
  static let size = 1 << 14
  /// 64-bit words of a set of slots.
  static let words = size / 64

  static func count(_ profiles: Int) -> Int { (profiles + size - 1) / size }
}

/// How private a segment's profiles are.
package enum Degree: Int, CaseIterable, Sendable {
  case everyone, members, parties

  init(_ visibility: Visibility) {
    switch visibility {
    case .everyone: self = .everyone
    case .members: self = .members
    case .parties, .owner: self = .parties
    }
  }
}
