/// Adds up a profile's words, each once, without a dictionary a profile: places are kept by the word's number.
struct FoldingScratch: Sendable {
  struct Given: BitwiseCopyable {
    let word: UInt32
    let steps: Int
  }

  struct Sum: BitwiseCopyable {
    let word: UInt32
    var inField = 0
    var steps = 0
    var frequency = 0.0
  }

  /// The words of one field as they come, for `add`.
  var given: [Given] = []
  private(set) var sums: [Sum] = []
  /// Word → its place among the sums.
  private var place: [UInt32] = []

  /// Adds the words that are given, as one field: counted in whole steps first, so that their order does not matter.
  ///
  /// - Parameter words: how many different ones there are.
  mutating func add(of words: Int, worth: (_ length: Int) -> Double) {
    if place.count < words { place += Array(repeating: nothing, count: max(words - place.count, place.count)) }
    var length = 0
    for one in given {
      length += one.steps
      let at = Int(place[Int(one.word)])
      if at < Int(nothing) {
        sums[at].inField += one.steps
      } else {
        place[Int(one.word)] = UInt32(sums.count)
        sums.append(Sum(word: one.word, inField: one.steps))
      }
    }
    given.removeAll(keepingCapacity: true)
    let worth = worth(length)
    for at in sums.indices where sums[at].inField > 0 {
      sums[at].steps += sums[at].inField
      sums[at].frequency += Double(sums[at].inField) * worth
      sums[at].inField = 0
    }
  }

  mutating func clear() {
    for sum in sums { place[Int(sum.word)] = nothing }
    sums.removeAll(keepingCapacity: true)
  }
}
