/// Keys of terms, numbered in the order in which they came.
struct KeyNumbers: Sendable {
  private(set) var all: [String] = []
  private var numbers = ByteNumbers()

  mutating func number(of key: String) -> UInt32 {
    let number = numbers.number(of: key)
    if number == all.count { all.append(key) }
    return UInt32(number)
  }
}
