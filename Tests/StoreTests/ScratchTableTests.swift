import Core
import Store
import TestSupport
import Testing

/// A scratch table against a dictionary.
@Suite struct ScratchTableTests {
  @Test(arguments: 0..<3)
  func keepsWhatItIsGiven(_ seed: Int) throws {
    var dice = Dice(seed: UInt64(seed))
    var expected: [String: SQLValue] = [:]
    let table = try ScratchTable()
    for _ in 0..<200 {
      let values = (0..<dice.below(20)).map { _ in ("迈瑞 \(dice.below(60))", SQLValue.integer(Int64(dice.below(1000)))) }
      try table.put(values.map { (key: $0.0, value: $0.1) })
      for (key, value) in values { expected[key] = value }
      let gone = "迈瑞 \(dice.below(60))"
      try table.remove(gone)
      expected[gone] = nil
      let asked = "迈瑞 \(dice.below(60))"
      #expect(try table.value(asked) == expected[asked])
    }
    #expect(try expected.allSatisfy { try table.value($0.key) == $0.value })
  }
}
