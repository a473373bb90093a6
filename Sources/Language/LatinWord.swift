/// A run of letters or digits, and how it hangs on the run before it.
struct LatinWord {
  enum Shape { case letters, digits, mixed }

  enum Joint {
    case none, space, hyphen, dash, colon, slash, apostrophe

    init(_ gap: ArraySlice<UInt32>) {
      guard gap.count == 1, let scalar = gap.first else {
        self = .none
        return
      }
      self.init(scalar)
    }

    /// - Parameter scalar: all that stands between two words.
    init(_ scalar: UInt32) {
      switch scalar {
      case 0x20, 0xA0: self = .space
      case 0x2D, 0x2010: self = .hyphen
      case 0x2013, 0x2014, 0x2212: self = .dash
      case 0x3A: self = .colon
      case 0x2F: self = .slash
      case 0x27, 0x2019: self = .apostrophe
      default: self = .none
      }
    }
  }

  let range: Range<Int>
  let shape: Shape
  let joint: Joint

  /// All of a text, in order. A point between digits belongs to its number; an underscore splits.
  static func scan(_ scalars: [UInt32], _ classes: [ScalarClass]) -> [LatinWord] {
    var words: [LatinWord] = []
    var at = 0
    while at < scalars.count {
      guard classes[at].isLatin else {
        at += 1
        continue
      }
      let start = at
      var hasDigit = false
      var hasLetter = false
      while at < scalars.count, classes[at].isLatin || isPoint(scalars, classes, at) {
        if classes[at] == .digit { hasDigit = true }
        if classes[at] == .letter || classes[at] == .foreign { hasLetter = true }
        at += 1
      }
      let gap = words.last.map { scalars[$0.range.upperBound..<start] } ?? []
      words.append(
        LatinWord(
          range: start..<at, shape: hasDigit && hasLetter ? .mixed : hasDigit ? .digits : .letters, joint: Joint(gap)))
    }
    return words
  }

  private static func isPoint(_ scalars: [UInt32], _ classes: [ScalarClass], _ at: Int) -> Bool {
    scalars[at] == 0x2E && at > 0 && classes[at - 1] == .digit && at + 1 < scalars.count && classes[at + 1] == .digit
  }
}
