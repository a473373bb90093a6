import CKernels

/// The kernels in Swift's types.
enum Kernels {
  typealias Words = UnsafePointer<UInt64>
  typealias MutableWords = UnsafeMutablePointer<UInt64>

  static func or(_ into: MutableWords, _ other: Words, _ count: Int) { lq_or_bits(into, other, count) }
  static func and(_ into: MutableWords, _ other: Words, _ count: Int) { lq_and_bits(into, other, count) }
  static func clear(_ into: MutableWords, _ other: Words, _ count: Int) { lq_clear_bits(into, other, count) }
  static func count(_ words: Words, _ count: Int) -> Int { lq_count_bits(words, count) }
}
