import Core
import TestSupport
import Testing

@testable import Transfer

/// What rows said is the same whether it stands in memory or beside it.
@Suite struct SaidRowsTests {
  @Test(arguments: 0..<3)
  func spilled(_ seed: Int) throws {
    var dice = Dice(seed: UInt64(seed))
    var (large, small) = (SaidRows(), SaidRows(most: 5))
    func ref() -> Ref { Ref(Kind(dice.one(of: ["product", "registration"])), "\(dice.below(30))") }
    for row in 0..<400 {
      if row.isMultiple(of: 150) {
        large.begin(.lines("\(row).jsonl"))
        small.begin(.lines("\(row).jsonl"))
      }
      let said = SaidRows.Said(first: large.mark(row), fields: dice.next(), isUnchanged: dice.chance(50))
      let (noted, gone, asked) = (ref(), ref(), ref())
      try large.note(said, of: noted)
      try small.note(said, of: noted)
      if dice.chance(30) {
        try large.forget(gone)
        try small.forget(gone)
      }
      #expect(try small.of(asked) == large.of(asked))
      #expect(try small.beganUnchanged(asked) == large.beganUnchanged(asked))
      #expect(try small.of(asked).map { small.place($0.first) } == large.of(asked).map { large.place($0.first) })
    }
  }
}
