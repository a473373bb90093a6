/// Cuts normalised text into the pieces of a vocabulary: of all ways to do so, the most probable one.
///
///     一次性使用输液器 infusion set   →   ▁ 一次性 使用 输 液 器 ▁in fusion ▁set
///
/// The conventions are SentencePiece's: white space becomes one `▁` before each word, and what no piece covers costs a
/// character at a time more than any piece does. Of equal ways the one whose last piece is longest wins.
struct PieceCutter: Sendable {
  private var trie: Trie
  private let costs: [Int]
  private let unknownCost: Int

  private static let mark: UInt16 = 0x2581

  /// Throws where a piece stands twice or does not fit a trie.
  init(_ table: VectorTable) throws(VectorFault) {
    try self.init((0..<table.pieces).map { (table.text($0) ?? "", table.cost($0)) }, unknownCost: table.unknownCost)
  }

  init(_ pieces: [(text: String, cost: Int)], unknownCost: Int) throws(VectorFault) {
    trie = Trie(nodes: pieces.reduce(1) { $0 + $1.text.unicodeScalars.count })
    costs = pieces.map(\.cost)
    self.unknownCost = unknownCost
    for (number, piece) in pieces.enumerated() {
      let codes = piece.text.unicodeScalars.map { Lexicon.code($0.value) }
      guard !codes.isEmpty, !codes.contains(0), !trie.isCrowded, let node = trie.add(codes), trie.value(node) == 0
      else {
        throw .piece(number)
      }
      trie.setValue(node, number + 1)
    }
  }

  /// What some pieces cost together: −log of their probability, in steps of 2⁻¹⁶.
  func cost(of pieces: [Int]) -> Int { pieces.reduce(0) { $0 + costs[$1] } }

  /// Numbers of the pieces, in order; what is in no piece is left out.
  func cut(_ scalars: some Sequence<UInt32>) -> [Int] {
    let codes = Self.marked(scalars)
    var best = [Int](repeating: .max, count: codes.count + 1)
    // For each end: the piece that ends there (−1 for an unknown character) and where it starts.
    var last = [(piece: Int32, start: Int32)](repeating: (-1, 0), count: codes.count + 1)
    best[0] = 0
    for start in codes.indices {
      relax(&best, &last, start, start + 1, -1, unknownCost)
      var node = Trie.root
      var end = start
      while end < codes.count, let next = trie.step(node, codes[end]) {
        node = next
        end += 1
        let piece = trie.value(node) - 1
        if piece >= 0 { relax(&best, &last, start, end, piece, costs[piece]) }
      }
    }
    var pieces: [Int] = []
    var end = codes.count
    while end > 0 {
      if last[end].piece >= 0 { pieces.append(Int(last[end].piece)) }
      end = Int(last[end].start)
    }
    return pieces.reversed()
  }

  @inline(__always) private func relax(
    _ best: inout [Int], _ last: inout [(piece: Int32, start: Int32)], _ start: Int, _ end: Int, _ piece: Int,
    _ cost: Int
  ) {
    guard best[start] + cost < best[end] else { return }
    best[end] = best[start] + cost
    last[end] = (Int32(truncatingIfNeeded: piece), Int32(truncatingIfNeeded: start))
  }

  /// `▁` before each word; a scalar that no piece can hold keeps its place as 0.
  private static func marked(_ scalars: some Sequence<UInt32>) -> [UInt16] {
    var codes: [UInt16] = []
    var inWord = false
    for scalar in scalars {
      if isSpace(scalar) {
        inWord = false
        continue
      }
      if !inWord { codes.append(mark) }
      inWord = true
      codes.append(Lexicon.code(scalar))
    }
    return codes
  }

  @inline(__always) private static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0x09...0x0D, 0x85, 0x1680, 0x2028, 0x2029: true
    default: false
    }
  }
}
