/// Keeps the best hits: by score, then by id. A heap whose root is the worst that is kept.
struct Collector {
  struct Found: BitwiseCopyable {
    let score: UInt32
    let segment: Int32
    let slot: UInt32
    let rank: UInt32
  }

  let capacity: Int
  private let segments: [LiveSegment]
  private var heap: [Found] = []
  /// Scores below it cannot be among the best: so many better profiles were seen without being offered.
  private(set) var bar: UInt32 = 1
  private var after: (score: UInt32, id: [UInt8])?
  /// The segment that is searched, and how many of its ids do not come after the cursor's.
  private var segment: Int32 = 0
  private var passed: UInt32 = 0

  init(_ capacity: Int, in segments: [LiveSegment], after: (score: UInt32, id: [UInt8])? = nil) {
    self.capacity = max(0, capacity)
    self.segments = segments
    self.after = after
    heap.reserveCapacity(min(self.capacity, 1024))
  }

  var isFull: Bool { heap.count == capacity }
  var hasCursor: Bool { after != nil }

  mutating func enter(_ number: Int) {
    segment = Int32(number)
    guard let after else { return }
    let (rank, isThere) = after.id.withUnsafeBytes { segments[number].segment.rank(of: $0) }
    passed = UInt32(rank + (isThere ? 1 : 0))
  }

  mutating func raise(_ floor: UInt32) { bar = max(bar, floor) }

  /// Whether a score that only equals the bar is too late for all ids of the segment that is searched from this rank on.
  func isLate(from rank: UInt32) -> Bool {
    guard isFull, let worst = heap.first, worst.score == bar, worst.segment == segment else { return false }
    return rank > worst.rank
  }

  /// For lists without words, where every score is 0.
  mutating func list() { bar = 0 }

  /// The first rank of the segment that is searched which comes after a cursor of the same score.
  var firstRank: UInt32 { passed }

  /// Whether it is kept.
  @discardableResult
  mutating func offer(_ score: UInt32, slot: Int, rank: UInt32) -> Bool {
    guard score >= bar, capacity > 0 else { return false }
    if let after, score > after.score || (score == after.score && rank < passed) { return false }
    let found = Found(score: score, segment: segment, slot: UInt32(slot), rank: rank)
    if heap.count < capacity {
      heap.append(found)
      rise()
    } else if let worst = heap.first, isBefore(found, worst) {
      heap[0] = found
      sink()
    } else {
      return false
    }
    if isFull, let worst = heap.first { bar = max(bar, worst.score) }
    return true
  }

  consuming func sorted() -> [Found] { heap.sorted { isBefore($0, $1) } }

  func isBefore(_ a: Found, _ b: Found) -> Bool {
    if a.score != b.score { return a.score > b.score }
    if a.segment == b.segment { return a.rank < b.rank }
    return ByteOrder.isBefore(
      segments[Int(a.segment)].segment.ids[Int(a.rank)], segments[Int(b.segment)].segment.ids[Int(b.rank)])
  }

  private mutating func rise() {
    var at = heap.count - 1
    while at > 0, isBefore(heap[(at - 1) / 2], heap[at]) {
      heap.swapAt(at, (at - 1) / 2)
      at = (at - 1) / 2
    }
  }

  private mutating func sink() {
    var at = 0
    while true {
      var worst = at
      let left = 2 * at + 1
      if left < heap.count, isBefore(heap[worst], heap[left]) { worst = left }
      if left + 1 < heap.count, isBefore(heap[worst], heap[left + 1]) { worst = left + 1 }
      if worst == at { return }
      heap.swapAt(at, worst)
      at = worst
    }
  }
}
