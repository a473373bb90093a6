import TestSupport
import Testing

@testable import Language

/// The cut is the cheapest there is, and every character of the text is in it or known to no piece.
struct PieceCutterTests {
  /// A random vocabulary over few letters, so that texts can be cut in many ways.
  private struct World {
    static let letters: [Unicode.Scalar] = ["a", "b", "心", "肺", "▁"]
    var pieces: [(text: String, cost: Int)] = []
    let unknown: Int

    init(_ dice: inout Dice) {
      unknown = Int.random(in: 50...200, using: &dice)
      var seen: Set<String> = []
      for _ in 0..<Int.random(in: 1...12, using: &dice) {
        let text = Self.text(Int.random(in: 1...4, using: &dice), &dice)
        if seen.insert(text).inserted { pieces.append((text, Int.random(in: 1...100, using: &dice))) }
      }
    }

    static func text(_ length: Int, _ dice: inout Dice) -> String {
      (0..<length).map { _ in String(letters.randomElement(using: &dice) ?? "a") }.joined()
    }

    /// All ways to cut, one after the other.
    func cheapest(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
      guard !scalars.isEmpty else { return 0 }
      var best = unknown + cheapest(scalars.dropFirst())
      for piece in pieces where scalars.starts(with: piece.text.unicodeScalars) {
        best = min(best, piece.cost + cheapest(scalars.dropFirst(piece.text.unicodeScalars.count)))
      }
      return best
    }
  }

  @Test func theCutIsTheCheapestOfAll() throws {
    var dice = Dice(seed: 11)
    for _ in 0..<400 {
      let world = World(&dice)
      let text = World.text(Int.random(in: 0...7, using: &dice), &dice)
      let cutter = try PieceCutter(world.pieces, unknownCost: world.unknown)
      let pieces = cutter.cut(text.unicodeScalars.map(\.value)).map { world.pieces[$0] }
      let marked = Array((text.isEmpty ? "" : "▁" + text).unicodeScalars)
      let covered = pieces.reduce(0) { $0 + $1.text.unicodeScalars.count }
      let cost = pieces.reduce(0) { $0 + $1.cost } + world.unknown * (marked.count - covered)
      #expect(cost == world.cheapest(marked[...]), "\(text) of \(world.pieces)")
    }
  }

  @Test func spacesAreMarksBeforeWords() throws {
    let pieces = [("▁a", 1), ("b", 1), ("▁", 5), ("a", 7)].map { (text: $0.0, cost: $0.1) }
    let cutter = try PieceCutter(pieces, unknownCost: 100)
    func cut(_ text: String) -> [String] { cutter.cut(text.unicodeScalars.map(\.value)).map { pieces[$0].text } }
    #expect(cut("ab a") == ["▁a", "b", "▁a"])
    #expect(cut("  ab \n\t a  ") == ["▁a", "b", "▁a"])
    #expect(cut("b") == ["▁", "b"])
    // What no piece holds is left out; what stands around it stays.
    #expect(cut("a𠮷?b") == ["▁a", "b"])
    #expect(cut("") == [] && cut(" ") == [] && cut("\u{0}") == ["▁"])
  }
}
