import CKernels
import Foundation
import TestSupport
import Testing

/// The kernels that were chosen, beside plain loops; `make test` runs this target with each kind that the processor has.
@Suite struct KernelTests {
  @Test("the environment chooses the kernels, as far as the processor has them")
  func chosen() {
    let order = ["plain", "avx2", "avx512vnni"]
    let most = ProcessInfo.processInfo.environment["LIANQIAO_KERNELS"].flatMap { order.firstIndex(of: $0) } ?? 2
    let running = order.firstIndex(of: String(cString: lq_kernels()))
    #expect(running.map { $0 <= most } == true)
  }

  @Test(
    "XXH64 gives its published values",
    arguments: [("", 0xEF46_DB37_51D8_E999), ("abc", 0x44BC_2CF5_AD77_0999)] as [(String, UInt64)])
  func checksum(text: String, expected: UInt64) {
    #expect(Array(text.utf8).withUnsafeBytes { lq_checksum($0.baseAddress, $0.count) } == expected)
  }

  @Test("dot products are exact at the extremes too", arguments: 0..<10)
  func dots(seed: Int) {
    var dice = Dice(seed)
    let extremes: [Int8] = [-127, 127, 0, 1, -1]
    func values(_ count: Int) -> [Int8] { (0..<count * 256).map { _ in extremes[dice.below(seed < 5 ? 2 : 5)] } }
    let (vectors, queries) = (values(7), values(3))
    var products = [Int32](repeating: -1, count: 21)
    lq_dot_products(vectors, 7, queries, 3, &products)
    for vector in 0..<7 {
      for query in 0..<3 {
        let expected = (0..<256).reduce(0) { $0 + Int(vectors[vector * 256 + $1]) * Int(queries[query * 256 + $1]) }
        #expect(products[vector * 3 + query] == Int32(expected))
      }
    }
  }

  @Test("slots at or above a bar, in order", arguments: 0..<20)
  func scan(seed: Int) {
    var dice = Dice(seed)
    let sums = (0..<640).map { _ in dice.chance(0.9) ? 0 : [1, 2, 300, 32_767, 32_768, 65_535][dice.below(6)] as UInt16
    }
    let bar = [1, 2, 300, 32_768, 65_535][dice.below(5)] as UInt16
    var found = [UInt16](repeating: 0, count: 641)
    let count = lq_slots_at_least(sums, sums.count, bar, &found)
    #expect(found[..<count].map(Int.init) == sums.indices.filter { sums[$0] >= bar })
  }

  @Test("sets of bits", arguments: 0..<10)
  func bits(seed: Int) {
    var dice = Dice(seed)
    let (a, b) = ((0..<77).map { _ in dice.next() & dice.next() }, (0..<77).map { _ in dice.next() })
    #expect(lq_count_bits(a, 77) == a.reduce(0) { $0 + $1.nonzeroBitCount })
    #expect(lq_count_common_bits(a, b, 77) == zip(a, b).reduce(0) { $0 + ($1.0 & $1.1).nonzeroBitCount })
    var out = a
    lq_and_bits(&out, b, 77)
    #expect(out == zip(a, b).map { $0 & $1 })
    lq_or_bits(&out, a, 77)
    #expect(out == a)
    lq_clear_bits(&out, b, 77)
    #expect(out == zip(a, b).map { $0 & ~$1 })
  }
}
