import CKernels

/// Finds the best profiles of one segment by a query's words, looking only where they can be.
///
/// A window's bound is what the best postings of all words in it would give together. Windows below the bar are not
/// entered. In the others MaxScore (Turtle and Flood) tells which words a profile must have at least one of; the
/// rest are looked up for those profiles only.
struct TextSearch {
  private let segment: Segment
  private let passing: Marks?
  /// Theirs, for the inner loops.
  private let marks: UnsafePointer<UInt64>?
  /// Windows in which anything is let through.
  private let range: Range<Int>
  private let workspace: Workspace
  /// In the arena: words; bounds of all windows; then, for one window, words by bound and their bounds.
  private let words: UnsafeMutableBufferPointer<WordWindows>
  private let bounds: UnsafeMutablePointer<UInt32>
  private let order: UnsafeMutablePointer<Int32>
  private let gives: UnsafeMutablePointer<UInt32>

  /// Fewer postings than this are gone through one by one, without sums.
  private static let few = 24
  /// Words that need not be there are added up all the same while that costs at most so many times as much.
  private static let worthAdding = 8
  /// What is less than such a part of the bar decides seldom, and is looked up where it does: a word that every profile has would be
  /// added up for nothing.
  private static let worthLookingUp: UInt32 = 128
  /// To count the profiles that are left takes as long as adding up some thousand postings.
  private static let worthCounting = 4096
  /// To look a word up for one profile takes as long as adding up so many postings.
  private static let lookingUp = 16

  /// - Parameter found: the query's words that the segment has.
  init(_ found: [FoundWord], in segment: Segment, marks: Marks?, _ workspace: Workspace) {
    self.segment = segment
    passing = marks
    self.marks = marks?.pointer
    range = marks?.windows ?? 0..<segment.windows
    self.workspace = workspace
    let windows = segment.windows
    let listed = WindowedList.size(windows: windows)
    let arena = workspace.reserve(
      found.count * (MemoryLayout<WordWindows>.stride + listed + 8) + windows * 4 + 64)
    words = UnsafeMutableBufferPointer(
      start: arena.bindMemory(to: WordWindows.self, capacity: found.count), count: found.count)
    var next = arena + found.count * MemoryLayout<WordWindows>.stride
    bounds = next.bindMemory(to: UInt32.self, capacity: windows)
    bounds.initialize(repeating: 0, count: windows)
    next += windows * 4
    order = next.bindMemory(to: Int32.self, capacity: found.count)
    next += found.count * 4
    gives = next.bindMemory(to: UInt32.self, capacity: found.count)
    next += found.count * 4
    for (index, word) in found.enumerated() {
      let postings = segment.words.postings(of: word.number)
      words.initializeElement(
        at: index, to: WindowedList.windows(of: postings, share: word.share, windows: windows, in: next))
      if postings.layout.isListed { next += listed }
      lq_add_bounds(words[index].maxes + range.lowerBound, range.count, word.share, bounds + range.lowerBound)
    }
    guard let marks = self.marks else { return }
    for window in range where !Self.isAny(marks + window * Window.words) { bounds[window] = 0 }
  }

  func search(_ collector: inout Collector) {
    guard var best = range.first else { return }
    for window in range where bounds[window] > bounds[best] { best = window }
    search(best, isFirst: true, &collector)
    for window in range where window != best && bounds[window] >= collector.bar {
      search(window, &collector)
    }
  }

  private func search(_ window: Int, isFirst: Bool = false, _ collector: inout Collector) {
    let bar = collector.bar
    let bound = bounds[window]
    if bound < bar || (bound == bar && collector.isLate(from: segment.windowRanks.base[window])) { return }
    let count = sortByBound(window)
    // The first `free` words together stay below the bar: a profile that has no other word is none of the best.
    var free = 0
    var rest: UInt32 = 0
    while free < count, rest + gives[free] < bar {
      rest += gives[free]
      free += 1
    }
    guard free < count else { return }
    var postings = 0
    for at in free..<count { postings += words[Int(order[at])].count(window) }
    if postings <= Self.few {
      goThrough(window, from: free, to: count, &collector)
    } else {
      addUp(window, from: free, to: count, postings, rest, isFirst, &collector)
    }
  }

  /// The words that occur in the window, by what they give at most, ascending.
  private func sortByBound(_ window: Int) -> Int {
    var count = 0
    for index in 0..<words.count {
      let bound = words[index].bound(window)
      if bound == 0 { continue }
      var at = count
      while at > 0, gives[at - 1] > bound {
        gives[at] = gives[at - 1]
        order[at] = order[at - 1]
        at -= 1
      }
      gives[at] = bound
      order[at] = Int32(index)
      count += 1
    }
    return count
  }

  private func goThrough(_ window: Int, from free: Int, to count: Int, _ collector: inout Collector) {
    let found = workspace.found
    var total = 0
    for at in free..<count {
      let word = words[Int(order[at])]
      for posting in Int(word.starts[window])..<Int(word.starts[window + 1]) {
        let slot = word.slots[posting]
        // Insertion into a short ascending list, each slot once.
        var place = total
        while place > 0, found[place - 1] > slot { place -= 1 }
        if place > 0, found[place - 1] == slot { continue }
        var moved = total
        while moved > place {
          found[moved] = found[moved - 1]
          moved -= 1
        }
        found[place] = slot
        total += 1
      }
    }
    var most: UInt32 = 0
    for at in 0..<count { most += gives[at] }
    for index in 0..<total {
      let slot = found[index]
      guard isMarked(slot, window) else { continue }
      complete(slot, window, 0, most, below: count, &collector)
    }
  }

  private func addUp(
    _ window: Int, from free: Int, to count: Int, _ postings: Int, _ freeBound: UInt32, _ isFirst: Bool,
    _ collector: inout Collector
  ) {
    let sums = workspace.sums
    for at in free..<count { add(words[Int(order[at])], window, sums) }
    let size = min(Window.size, segment.count - window * Window.size)
    let rounded = (size + 63) & ~63
    var left = free
    var rest = freeBound
    while left > 0, rest > collector.bar / Self.worthLookingUp {
      let word = words[Int(order[left - 1])]
      let count = word.count(window)
      guard count <= Self.worthAdding * postings else { break }
      // A long list is not gone through for a few profiles that may still be good enough: they look the word up.
      if count >= Self.worthCounting {
        let open = lq_slots_at_least(
          sums, rounded, UInt16(clamping: max(1, Int(collector.bar) - Int(rest))), workspace.found)
        if open <= count / Self.lookingUp { break }
      }
      add(word, window, sums)
      left -= 1
      rest -= gives[left]
    }
    // Where anything is good enough, what has most comes first: it tells what else is worth a look. Eighths of the most that a sum can be
    // are near enough for that.
    var done = Int(UInt16.max) + 1
    if isFirst, !collector.isFull {
      let most = (left..<count).reduce(0) { $0 + Int(gives[$1]) }
      for eighth in stride(from: 7, to: 0, by: -1) where !collector.isFull {
        let least = max(1, most * eighth / 8)
        offer(window, rounded, from: least, below: done, rest, left, &collector)
        done = least
      }
    }
    offer(window, rounded, from: max(1, Int(collector.bar) - Int(rest)), below: done, rest, left, &collector)
    sums.update(repeating: 0, count: rounded)
  }

  /// Offers what has a sum from `least` on, and below `done`, once it is complete.
  private func offer(
    _ window: Int, _ slots: Int, from least: Int, below done: Int, _ rest: UInt32, _ left: Int,
    _ collector: inout Collector
  ) {
    let sums = workspace.sums
    let found = lq_slots_at_least(sums, slots, UInt16(clamping: least), workspace.found)
    for index in 0..<found {
      let slot = workspace.found[index]
      let sum = UInt32(sums[Int(slot)])
      guard sum < done, sum + rest >= collector.bar, isMarked(slot, window) else { continue }
      complete(slot, window, sum, rest, below: left, &collector)
    }
  }

  private func add(_ word: WordWindows, _ window: Int, _ sums: UnsafeMutablePointer<UInt16>) {
    let start = Int(word.starts[window])
    lq_add_postings(word.slots + start, word.codes + start, word.count(window), word.share, sums)
  }

  /// Looks up the first `left` words of the order, which give at most `rest`, from the one that may give most.
  @inline(__always)
  private func complete(
    _ slot: UInt16, _ window: Int, _ sum: UInt32, _ rest: UInt32, below left: Int, _ collector: inout Collector
  ) {
    var sum = sum
    var rest = rest
    var at = left
    while at > 0 {
      if sum + rest < collector.bar { return }
      at -= 1
      rest -= gives[at]
      sum += words[Int(order[at])].gives(at: slot, in: window)
    }
    guard sum >= collector.bar else { return }
    let whole = window * Window.size + Int(slot)
    collector.offer(sum, slot: whole, rank: segment.rankOfSlot.base[whole])
  }

  @inline(__always)
  private func isMarked(_ slot: UInt16, _ window: Int) -> Bool {
    guard let marks else { return true }
    return marks[window * Window.words + Int(slot >> 6)] >> UInt64(slot & 63) & 1 == 1
  }

  private static func isAny(_ words: UnsafePointer<UInt64>) -> Bool {
    for at in 0..<Window.words where words[at] != 0 { return true }
    return false
  }
}
