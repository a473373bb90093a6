import CKernels
import Core
import Foundation

@testable import Search

/// A segment whose sections were changed, with the right checksums: refused when it is opened, or read within its memory.
enum SegmentTarget {
  /// A short one, whose words are all listed, and one of two windows, whose commoner words have starts and bits.
  private static let originals: [[[UInt8]]] = [60, 17_000].map { count in
    guard let segment = try? Sample.segment(count), let header = try? header(segment.bytes) else { fatalError() }
    return header.sections.map { Array(segment.bytes.bytes[$0]) }
  }

  private static let file = URL(fileURLWithPath: "/memory")

  private static func header(_ bytes: SegmentBytes) throws -> SegmentHeader { try SegmentHeader(bytes.bytes, of: file) }

  @Sendable static func run(_ feed: Feed) {
    var feed = feed
    let kind = feed.byte()
    var sections = originals[kind & 0x1F == 0 ? 1 : 0]
    for _ in 0..<8 where !feed.isEmpty { change(&sections, &feed) }
    var writer = SectionWriter()
    for (section, bytes) in zip(Section.allCases, sections) { writer.write(section, bytes) }
    var bytes = writer.finish()
    if kind & 0x80 != 0 { bytes = changingHeader(bytes, &feed) }
    guard let segment = try? Segment(bytes, file: file, verifying: kind & 0x40 != 0) else { return }
    Use.all(of: segment)
  }

  private static func change(_ sections: inout [[UInt8]], _ feed: inout Feed) {
    let section = feed.below(sections.count)
    let count = sections[section].count
    switch feed.byte() % 8 {
    case 0, 1: set(&sections[section], feed.below(max(1, count)), UInt64(feed.byte()), size: 1)
    case 2, 3: set(&sections[section], feed.below(max(1, count / 4)) * 4, feed.word64(), size: 4)
    case 4: set(&sections[section], feed.below(max(1, count / 8)) * 8, feed.word64(), size: 8)
    case 5: sections[section].removeLast(min(count, feed.below(64)))
    case 6: sections[section] += repeatElement(feed.byte(), count: feed.below(64))
    default: sections[section] = sections[feed.below(sections.count)]
    }
  }

  private static func set(_ bytes: inout [UInt8], _ at: Int, _ value: UInt64, size: Int) {
    guard at + size <= bytes.count else { return }
    for place in 0..<size { bytes[at + place] = UInt8(truncatingIfNeeded: value >> UInt64(8 * place)) }
  }

  /// Another word in the directory, under the checksum that it then has.
  private static func changingHeader(_ bytes: SegmentBytes, _ feed: inout Feed) -> SegmentBytes {
    let copy = SegmentBytes.allocate(bytes.bytes.count)
    copy.copyMemory(from: bytes.bytes)
    let words = SegmentHeader.words
    copy.storeBytes(of: feed.word64(), toByteOffset: feed.below(words - 1) * 8, as: UInt64.self)
    copy.storeBytes(of: lq_checksum(copy.baseAddress, (words - 1) * 8), toByteOffset: (words - 1) * 8, as: UInt64.self)
    return SegmentBytes(owning: copy)
  }
}
