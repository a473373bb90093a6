import Core
import Foundation
import TestSupport
import Testing

@testable import Search

/// Files that were cut, changed or swapped are refused with a reason, and never trusted.
@Suite struct DamageTests {
  private let folder = TemporaryFolder()
  private let terms: [Search.Term]
  private let answer: SearchAnswer

  init() throws {
    var world = World(3)
    let (index, _) = try SearchLaws.grown(&world, in: folder.url)
    try index.save()
    terms = (0..<25).map { Search.Term("w\($0)") }
    answer = index.snapshot.search(Query(terms, counting: .hits), for: .operating, limit: 100)
  }

  private var files: [URL] {
    get throws {
      try FileManager.default.contentsOfDirectory(at: folder.url, includingPropertiesForKeys: nil)
        .filter { $0.lastPathComponent != "lock" }
    }
  }

  /// Opens, and either is refused as rebuildable or answers as before.
  private func isRefusedOrSame(truncated: Bool) -> Bool {
    do {
      let index = try SearchIndex(opening: folder.url, SearchLaws.stamp)
      let found = index.snapshot.search(Query(terms, counting: .hits), for: .operating, limit: 100)
      return !truncated && found == answer
    } catch {
      return error.isRebuildable
    }
  }

  @Test("cut at any byte, a file is refused")
  func truncated() throws {
    for file in try files {
      let bytes = try Data(contentsOf: file)
      for length in stride(from: 0, to: bytes.count, by: bytes.count > 4000 ? 37 : 1) {
        try bytes.prefix(length).write(to: file)
        #expect(isRefusedOrSame(truncated: true), "\(file.lastPathComponent) cut at \(length)")
      }
      try bytes.write(to: file)
    }
    #expect(isRefusedOrSame(truncated: false))
  }

  @Test("with any bit turned, a file is refused or answers the same", arguments: 0..<4)
  func flipped(seed: Int) throws {
    var dice = Dice(seed)
    for file in try files {
      let bytes = try Data(contentsOf: file)
      for _ in 0..<300 {
        var changed = bytes
        let at = dice.chance(0.3) ? dice.below(min(bytes.count, 900)) : dice.below(bytes.count)
        changed[at] ^= 1 << UInt8(dice.below(8))
        try changed.write(to: file)
        #expect(isRefusedOrSame(truncated: false), "\(file.lastPathComponent) changed at \(at)")
      }
      try bytes.write(to: file)
    }
  }

  @Test("a segment of another index is refused, however whole it is")
  func foreign() throws {
    let other = TemporaryFolder()
    var world = World(8)
    let (index, _) = try SearchLaws.grown(&world, in: other.url)
    try index.save()
    let name = try #require(try files.map(\.lastPathComponent).first { $0.hasPrefix("segment-") })
    let stranger = try #require(
      try FileManager.default.contentsOfDirectory(at: other.url, includingPropertiesForKeys: nil)
        .first { $0.lastPathComponent.hasPrefix("segment-") })
    try Data(contentsOf: stranger).write(to: folder.url.appendingPathComponent(name))
    #expect(throws: IndexFault.self) { try SearchIndex(opening: folder.url, SearchLaws.stamp) }
  }

  @Test("what is made with other resources or another law, is absent, or is being written, says so")
  func causes() throws {
    func cause(_ body: () throws -> Void) -> IndexFault.Cause? {
      do {
        try body()
        return nil
      } catch {
        return (error as? IndexFault)?.cause
      }
    }
    let other = Stamp(fingerprint: "other", law: SearchLaws.law)
    #expect(cause { _ = try SearchIndex(opening: folder.url, other) } == .otherStamp)
    #expect(cause { _ = try SearchIndex(opening: folder.url, Stamp(fingerprint: "test")) } == .otherStamp)
    let empty = TemporaryFolder()
    #expect(cause { _ = try SearchIndex(opening: empty.url, SearchLaws.stamp) } == .absent)
    let open = try SearchIndex(opening: folder.url, SearchLaws.stamp)
    #expect(cause { _ = try SearchIndex(opening: folder.url, SearchLaws.stamp) } == .busy)
    #expect(open.snapshot.count > 0)
  }
}
