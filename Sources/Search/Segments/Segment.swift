import CKernels
import Core
import Foundation
import Synchronization

/// Profiles of one degree of privacy, as they were sealed: never changed, checked once, then read as plain memory.
///
/// Unchecked: all that the columns point to is memory that `bytes` keeps and nobody writes.
final class Segment: @unchecked Sendable {
  let bytes: SegmentBytes
  let checksum: UInt64
  let degree: Degree
  let count: Int
  let ids: KeyList
  let rankOfSlot: Column<UInt32>
  let slotOfRank: Column<UInt32>
  let lengths: Column<UInt32>
  let windowRanks: Column<UInt32>
  let words: WordTable
  let forward: Forward
  let facets: FacetTable
  /// By the facets of a filter: the profiles that it lets through. Most questions ask for the same few.
  let markedByFacets = KnownMarks<[[Int]]>()
  /// By the name of a facet: the profiles that say nothing under it.
  let silentByName = KnownMarks<[UInt8]>()
  let keys: FacetTable
  let numbers: NumberColumns
  let vectors: VectorTable
  /// By a filter: the vectors that profiles have which it lets through.
  let vectorsByFacets = KnownMarks<[[Int]]>()
  let records: RecordTable
  /// Alone in this process, for as long as it runs.
  let number: UInt64

  private static let numbers = Atomic<UInt64>(0)

  var windows: Int { Window.count(count) }

  /// - Parameter file: what an error names; memory that was just sealed has none.
  init(_ bytes: SegmentBytes, file: URL, verifying: Bool = true) throws(IndexFault) {
    let header = try SegmentHeader(bytes.bytes, of: file)
    if verifying { try header.verify(bytes.bytes, of: file) }
    let sections = SectionReader(bytes.bytes, header, file)
    let counts: Column<UInt64> = try sections.column(.counts)
    guard counts.count == 7, counts.all.allSatisfy({ $0 < UInt64(nothing) }),
      let degree = Degree(rawValue: Int(counts[5]))
    else { throw .damaged(file, "counts") }
    let count = Int(counts[0])
    self.bytes = bytes
    checksum = header.checksum
    self.degree = degree
    self.count = count
    ids = try KeyList(sections, .idBytes, .idStarts, cells: .idCells, count: count)
    rankOfSlot = try sections.column(.rankOfSlot, count: count, below: count)
    slotOfRank = try sections.column(.slotOfRank, count: count, below: count)
    lengths = try sections.column(.lengths, count: count)
    windowRanks = try sections.column(.windowRanks, count: Window.count(count))
    words = try WordTable(sections, words: Int(counts[1]), profiles: count)
    forward = try Forward(sections, words: Int(counts[1]), profiles: count)
    facets = try FacetTable(sections, .facets, values: Int(counts[2]), profiles: count)
    keys = try FacetTable(sections, .keys, values: Int(counts[6]), profiles: count)
    numbers = try NumberColumns(sections, names: Int(counts[4]), profiles: count)
    records = try RecordTable(sections, profiles: count)
    number = Self.numbers.add(1, ordering: .relaxed).newValue
    vectors = try VectorTable(sections, vectors: Int(counts[3]), profiles: count)
  }

  func id(ofSlot slot: Int) -> UnsafeRawBufferPointer { ids[Int(rankOfSlot[slot])] }
  func ref(ofSlot slot: Int) -> Ref { IDs.ref(id(ofSlot: slot)) }

  /// How many ids come before this one, and whether the next is this one.
  func rank(of id: UnsafeRawBufferPointer) -> (rank: Int, isThere: Bool) {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if ByteOrder.isBefore(ids[middle], id) { low = middle + 1 } else { high = middle }
    }
    return (low, low < count && !ByteOrder.isBefore(id, ids[low]))
  }

  func slot(of id: HashedKey) -> Int? { ids.number(of: id).map { Int(slotOfRank[$0]) } }
}
