import BenchmarkSupport
import CKernels
import Core
import Foundation
import Search
import Synchronization

/// Exact search among random vectors, all different: one question at a time, and eight at once.
struct Vectors {
  let count: Int

  func run() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lianqiao-vectors-\(getpid())")
    defer { try? FileManager.default.removeItem(at: folder) }
    let index = try SearchIndex(creating: folder, Stamp(fingerprint: "vectors"))
    let next = Mutex(0)
    try index.load(Position(1), threads: 2) { [count] in
      let start = next.withLock { at in
        defer { at += 1000 }
        return at
      }
      guard start < count else { return nil }
      return (start..<min(count, start + 1000)).map { number in
        Profile(ref: Ref(Kind("product"), "p\(number)"), vector: Self.vector(UInt64(number)))
      }
    }
    let questions = (0..<64).compactMap { Self.vector(UInt64(count + $0)) }
    var found = 0
    let start = Clock.thread()
    for question in questions { found += index.snapshot.nearest(to: [question], for: .visitor, limit: 20)[0].count }
    let alone = Clock.thread()
    for first in stride(from: 0, to: questions.count, by: 8) {
      found += index.snapshot.nearest(to: Array(questions[first..<first + 8]), for: .visitor, limit: 20).count
    }
    let together = Clock.thread()
    try SearchBench.report([
      "vectors": count, "alone_ms": (alone - start) / 64 * 1000, "eight_ms": (together - alone) / 64 * 1000,
      "found": found, "kernels": String(cString: lq_kernels()),
    ])
  }

  private static func vector(_ seed: UInt64) -> Vector? {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    return Vector(
      values: (0..<Vector.dimensions).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int8(truncatingIfNeeded: Int(state >> 56) - 128 == -128 ? 0 : Int(state >> 56) - 128)
      })
  }
}
