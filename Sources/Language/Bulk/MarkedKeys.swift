/// Numbers of keys with a mark before them, so that the marked key is made once.
struct MarkedKeys: Sendable {
  private var stems = KeyNumbers()
  private var numbers: [UInt32] = []
  private var mark = ""

  /// The number that the key has behind a mark among all keys.
  mutating func number(of stem: String, behind mark: String, _ keys: inout KeyNumbers) -> UInt32 {
    if mark != self.mark { self = MarkedKeys(mark) }
    let known = Int(stems.number(of: stem))
    if known == numbers.count { numbers.append(keys.number(of: mark + stem)) }
    return numbers[known]
  }

  init(_ mark: String = "") { self.mark = mark }
}
