/// What the caller keeps beside profiles in the making.
///
/// In pieces that never move: one list of half a gigabyte would be copied each time it grows, and again when two are joined.
struct RecordDraft: Sendable {
  private static let piece = 1 << 20

  private var pieces: [[UInt8]] = []
  /// Which piece (upper half), and where in it.
  private var places: [UInt64] = []
  private(set) var lengths: [UInt32] = []

  /// The next profile's.
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    if pieces.isEmpty || pieces[pieces.count - 1].count + bytes.count > Self.piece {
      pieces.append([])
      // A record alone, or a list of a few small ones as changes bring them, takes no more than it needs.
      if pieces.count > 1 { pieces[pieces.count - 1].reserveCapacity(max(Self.piece, bytes.count)) }
    }
    let last = pieces.count - 1
    places.append(UInt64(last) << 32 | UInt64(pieces[last].count))
    lengths.append(UInt32(bytes.count))
    pieces[last].append(contentsOf: bytes)
  }

  /// Those of another draft.
  mutating func append(_ other: RecordDraft) {
    let base = UInt64(pieces.count) << 32
    pieces += other.pieces
    places += other.places.map { $0 + base }
    lengths += other.lengths
  }

  /// Writes the records of some profiles one behind the other.
  func write(_ order: [UInt32], to room: UnsafeMutableRawBufferPointer) {
    var at = 0
    for profile in order {
      let place = places[Int(profile)]
      let start = Int(place & 0xFFFF_FFFF)
      let count = Int(lengths[Int(profile)])
      pieces[Int(place >> 32)].withUnsafeBytes { piece in
        UnsafeMutableRawBufferPointer(rebasing: room[at..<at + count])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: piece[start..<start + count]))
      }
      at += count
    }
  }
}
