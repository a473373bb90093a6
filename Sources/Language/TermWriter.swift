/// Collects terms of one text.
struct TermWriter {
  let text: Normalised
  private(set) var terms: [Term] = []
  /// Longer keys are cut here, alike on both sides: nobody types them, and a megabyte of `a` must not become a key.
  static let longestKey = 64

  init(_ text: Normalised) {
    self.text = text
    terms.reserveCapacity(text.scalars.count * 2)
  }

  /// Adds scalars `range` as they stand.
  mutating func add(_ range: Range<Int>, _ kind: Term.Kind, _ weight: Float) {
    let key = range.lowerBound..<min(range.upperBound, range.lowerBound + Self.longestKey)
    add(String(scalars: text.scalars[key]), range, kind, weight)
  }

  /// Adds `key`, which stands for scalars `range`.
  mutating func add(_ key: String, _ range: Range<Int>, _ kind: Term.Kind, _ weight: Float) {
    guard !key.isEmpty else { return }
    terms.append(Term(key: key, kind: kind, weight: weight, surface: text.surface(range)))
  }
}
