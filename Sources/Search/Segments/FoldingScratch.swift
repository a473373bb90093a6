/// Adds up a profile's words, each once, without a dictionary a profile: places are kept by the word's number.
struct FoldingScratch: Sendable {
  private var place: [UInt32] = []
  private(set) var words: [UInt32] = []
  private(set) var steps: [Int] = []
  private(set) var frequencies: [Double] = []
  private var inField: [Int] = []

  /// The words of one field: counted in whole steps first, so that their order does not matter.
  mutating func add(_ field: [(word: UInt32, steps: Int)], worth: (_ length: Int) -> Double) {
    var length = 0
    for (word, steps) in field {
      if word >= place.count {
        place += Array(repeating: nothing, count: max(Int(word) + 1 - place.count, place.count))
      }
      if place[Int(word)] == nothing {
        place[Int(word)] = UInt32(words.count)
        words.append(word)
        self.steps.append(0)
        frequencies.append(0)
        inField.append(0)
      }
      inField[Int(place[Int(word)])] += steps
      length += steps
    }
    let worth = worth(length)
    for (word, _) in field {
      let at = Int(place[Int(word)])
      steps[at] += inField[at]
      frequencies[at] += Double(inField[at]) * worth
      inField[at] = 0
    }
  }

  mutating func clear() {
    for word in words { place[Int(word)] = nothing }
    words.removeAll(keepingCapacity: true)
    steps.removeAll(keepingCapacity: true)
    frequencies.removeAll(keepingCapacity: true)
    inField.removeAll(keepingCapacity: true)
  }
}
