import CKernels
import Core
import Foundation

@testable import Search

/// The files of an index, changed: with the manifest's checksum made right, or not.
enum FolderTarget {
  private static let folder = URL(fileURLWithPath: "/dev/shm/lianqiao-fuzz-\(getpid())")

  private static let original: [String: [UInt8]] = {
    do {
      let index = try SearchIndex(creating: folder, Sample.stamp)
      var dice = Dice(5)
      for step in 1...3 {
        let changes = (0..<30).map { _ in
          let number = dice.below(50)
          return dice.below(5) == 0 ? Change.remove(Sample.ref(number)) : .put(Sample.profile(number, &dice))
        }
        try index.apply(changes, Position(Int64(step)))
      }
      try index.save()
      var files: [String: [UInt8]] = [:]
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name != "lock" {
        files[name] = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
      }
      return files
    } catch { fatalError("\(error)") }
  }()

  @Sendable static func run(_ feed: Feed) {
    var feed = feed
    var files = original
    let kind = feed.byte()
    for _ in 0..<6 where !feed.isEmpty { change(&files, kind, &feed) }
    write(files)
    guard let kept = used(&feed) else { return }
    let again = try? SearchIndex(opening: folder, Sample.stamp).snapshot
    law(again.map(listed) == kept, "what was saved is not there")
  }

  /// What a damaged index that can be opened holds after changes that were saved; nil where one of these was refused.
  private static func used(_ feed: inout Feed) -> SearchAnswer? {
    guard let index = try? SearchIndex(opening: folder, Sample.stamp) else { return nil }
    Use.ask(index.snapshot)
    var dice = Dice(UInt64(feed.byte()))
    let changes = (0..<5).map { Change.put(Sample.profile(feed.below(60) + 60 * $0, &dice)) }
    guard (try? index.apply(changes + [.remove(Sample.ref(3))], Position(9))) != nil else { return nil }
    index.merging.wait()
    guard (try? index.save()) != nil else { return nil }
    return listed(index.snapshot)
  }

  private static func listed(_ snapshot: IndexSnapshot) -> SearchAnswer {
    snapshot.search(Query(counting: .hits), for: .operating, limit: .max)
  }

  private static func write(_ files: [String: [UInt8]]) {
    try? FileManager.default.removeItem(at: folder)
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, bytes) in files { try? Data(bytes).write(to: folder.appendingPathComponent(name)) }
  }

  private static func change(_ files: inout [String: [UInt8]], _ kind: UInt8, _ feed: inout Feed) {
    let names = original.keys.sorted()
    let name = kind % 4 == 0 ? names[feed.below(names.count)] : Manifest.name
    var bytes = files[name] ?? []
    switch feed.byte() % 8 {
    case 0: bytes.removeLast(min(bytes.count, feed.below(1000)))
    case 1: bytes += feed.bytes(8)
    case 2: bytes = original[names[feed.below(names.count)]] ?? []
    case 3: bytes.insert(contentsOf: bytes.prefix(8 * feed.below(32)), at: 8 * feed.below(max(1, bytes.count / 8)))
    default:
      let word = feed.below(max(1, bytes.count / 8))
      let value = feed.word64()
      for place in 0..<8 where word * 8 + place < bytes.count {
        bytes[word * 8 + place] = UInt8(truncatingIfNeeded: value >> UInt64(8 * place))
      }
    }
    if name == Manifest.name, kind & 0x80 == 0, bytes.count >= 16 {
      let body = bytes.count / 8 * 8 - 8
      let checksum = bytes.withUnsafeBytes { lq_checksum($0.baseAddress, body) }
      bytes.replaceSubrange(body..<bytes.count, with: withUnsafeBytes(of: checksum.littleEndian) { Array($0) })
    }
    files[name] = bytes
  }
}
