import CKernels
import Synchronization

/// Lays sections out in memory, in their order, and closes them with a header.
struct SectionWriter: Sendable {
  /// A section that is known by its length, and written when its place is.
  private struct Part: Sendable {
    let count: Int
    let fill: @Sendable (UnsafeMutableRawBufferPointer) -> Void
  }

  private var parts: [Part?] = Array(repeating: nil, count: Section.allCases.count)

  init() {}

  /// Each section is written by one of them.
  init(joining writers: consuming [SectionWriter]) {
    for writer in writers {
      for (index, part) in writer.parts.enumerated() where part != nil { parts[index] = part }
    }
  }

  mutating func write<Element: BitwiseCopyable & Sendable>(_ section: Section, _ elements: [Element]) {
    write(section, count: elements.count * MemoryLayout<Element>.stride) { room in
      elements.withUnsafeBytes { room.copyMemory(from: $0) }
    }
  }

  /// - Parameter fill: writes as many bytes as `count`.
  mutating func write(
    _ section: Section, count: Int, _ fill: @escaping @Sendable (UnsafeMutableRawBufferPointer) -> Void
  ) {
    parts[section.rawValue] = Part(count: count, fill: fill)
  }

  /// What a section was made of is freed as soon as it stands in its place.
  consuming func finish() -> SegmentBytes {
    let counts = parts.map { $0?.count ?? 0 }
    var offsets = [SegmentHeader.size]
    for count in counts {
      let end = offsets[offsets.count - 1] + count
      offsets.append((end + SegmentHeader.alignment - 1) / SegmentHeader.alignment * SegmentHeader.alignment)
    }
    let end = offsets[counts.count]
    // Each section is written by one thread.
    nonisolated(unsafe) let memory = SegmentBytes.allocate(end)
    let sums = Gathered<(section: Int, checksum: UInt64)>()
    let rest = Mutex(parts)
    parts = []
    let largestFirst = counts.indices.sorted { counts[$0] > counts[$1] }
    Shares(counts.count, count: end < 1 << 20 ? 1 : counts.count, least: 1).each { [counts, offsets] range in
      for section in largestFirst[range] {
        let room = UnsafeMutableRawBufferPointer(rebasing: memory[offsets[section]..<offsets[section + 1]])
        let fill = rest.withLock { $0[section].take()?.fill }
        fill?(UnsafeMutableRawBufferPointer(rebasing: room[..<counts[section]]))
        UnsafeMutableRawBufferPointer(rebasing: room[counts[section]...]).initializeMemory(as: UInt8.self, repeating: 0)
        sums.append((section, lq_checksum(room.baseAddress, counts[section])))
      }
    }
    var header = [SegmentHeader.magic, SegmentHeader.version, UInt64(end)]
    for (section, checksum) in sums.all.sorted(by: { $0.section < $1.section }) {
      header += [UInt64(offsets[section]), UInt64(counts[section]), checksum]
    }
    header.append(header.withUnsafeBytes { lq_checksum($0.baseAddress, $0.count) })
    header += repeatElement(0, count: SegmentHeader.size / 8 - header.count)
    header.withUnsafeBytes { memory.copyBytes(from: $0) }
    return SegmentBytes(owning: memory)
  }
}
