import Foundation

/// Reads dictionary files into a trie of costs. Lines that cannot be read are skipped, as jieba skips them.
struct LexiconReader {
  private(set) var trie: Trie
  private(set) var count = 0
  private(set) var unknownCost = 0
  private var total = 1.0
  private var bare: [[UInt16]] = []
  private var small: [Int] = []

  init(nodes: Int) { trie = Trie(nodes: nodes) }

  mutating func read(_ sheets: [[UInt8]]) {
    total = max(1, sheets.first.map(Self.sum) ?? 1)
    unknownCost = Self.cost(frequency: 1, total: total)
    for sheet in sheets {
      bare = []
      sheet.withUnsafeBufferPointer { readLines($0) }
      // After the weighted lines: what a bare word has to beat is known only then.
      for word in bare { addBare(word) }
    }
  }

  private mutating func readLines(_ bytes: UnsafeBufferPointer<UInt8>) {
    var line = LexiconLines(bytes: bytes)
    // Words stand in order, so most share a beginning with the one before: its nodes need not be looked up again.
    var path: [(code: UInt16, node: Int)] = []
    while line.next() {
      guard !line.codes.isEmpty, !trie.isCrowded else { continue }
      guard line.frequency > 0 else {
        if !line.hasFrequency { bare.append(line.codes) }
        continue
      }
      var shared = 0
      while shared < path.count, shared < line.codes.count, path[shared].code == line.codes[shared] { shared += 1 }
      path.removeLast(path.count - shared)
      var node = path.last?.node ?? Trie.root
      for code in line.codes[shared...] {
        guard let next = trie.add(node, code) else { return }
        node = next
        path.append((code, node))
      }
      set(node, cost(line.frequency))
    }
  }

  /// Two words in three have a frequency below 64: their logarithms are taken once.
  private mutating func cost(_ frequency: Int) -> Int {
    if small.isEmpty { small = (0..<64).map { Self.cost(frequency: max($0, 1), total: total) } }
    return frequency < small.count ? small[frequency] : Self.cost(frequency: frequency, total: total)
  }

  private mutating func set(_ node: Int, _ cost: Int) {
    if trie.value(node) == 0 { count += 1 }
    trie.setValue(node, cost)
  }

  /// Gives a word 3 % more probability than the best cut of it, or leaves it alone if it wins already.
  private mutating func addBare(_ codes: [UInt16]) {
    let best = cheapestCut(codes)
    guard let node = trie.add(codes) else { return }
    let wanted = max(1, best - Int(0.03 * Lexicon.scale))
    if trie.value(node) == 0 || trie.value(node) > wanted { set(node, wanted) }
  }

  private func cheapestCut(_ codes: [UInt16]) -> Int {
    var costs = [Int](repeating: 0, count: codes.count + 1)
    var runEnd = codes.count
    for start in codes.indices.reversed() {
      // An unknown Latin run costs as much as one unknown character, as in the lattice (3D打印).
      if !isLatin(codes[start]) || start + 1 == codes.count || !isLatin(codes[start + 1]) { runEnd = start + 1 }
      var best = unknownCost + costs[runEnd]
      var node = Trie.root
      for end in start..<codes.count {
        guard let next = trie.step(node, codes[end]) else { break }
        node = next
        let value = trie.value(node)
        if value > 0, end - start + 1 < codes.count { best = min(best, value + costs[end + 1]) }
      }
      costs[start] = best
    }
    return costs[0]
  }

  private func isLatin(_ code: UInt16) -> Bool { ScalarClass.of(UInt32(code)).isLatin }

  private static func cost(frequency: Int, total: Double) -> Int {
    // 2²⁵ is the room that a trie value leaves for costs; total 6 × 10⁷ needs 2²¹.
    min(max(1, Int(-log(Double(frequency) / total) * Lexicon.scale)), 1 << 25 - 1)
  }

  /// Adds up the second column: costs are relative to it, so it has to be known before the first word.
  private static func sum(_ sheet: [UInt8]) -> Double {
    sheet.withUnsafeBufferPointer { bytes in
      var total = 0
      var at = 0
      while at < bytes.count {
        while at < bytes.count, bytes[at] > 32 { at += 1 }
        var number = 0
        if at < bytes.count, bytes[at] != 10 { at += 1 }
        while at < bytes.count, bytes[at] >= 48, bytes[at] <= 57, number < 1 << 40 {
          number = number * 10 + Int(bytes[at] - 48)
          at += 1
        }
        total += number
        while at < bytes.count, bytes[at] != 10 { at += 1 }
        at += 1
      }
      return Double(total)
    }
  }
}
