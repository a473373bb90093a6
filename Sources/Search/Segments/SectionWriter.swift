import CKernels

/// Lays sections out in memory, in their order, and closes them with a header.
struct SectionWriter: Sendable {
  private var parts: [[UInt8]] = Array(repeating: [], count: Section.allCases.count)

  init() {}

  /// Each section is written by one of them.
  init(joining writers: [SectionWriter]) {
    for writer in writers {
      for (index, part) in writer.parts.enumerated() where !part.isEmpty { parts[index] = part }
    }
  }

  mutating func write<Element: BitwiseCopyable>(_ section: Section, _ elements: [Element]) {
    parts[section.rawValue] = elements.withUnsafeBytes { Array($0) }
  }

  mutating func write(_ section: Section, _ bytes: consuming [UInt8]) { parts[section.rawValue] = bytes }

  consuming func finish() -> SegmentBytes {
    var offsets = [SegmentHeader.size]
    for part in parts {
      let end = offsets[offsets.count - 1] + part.count
      offsets.append((end + SegmentHeader.alignment - 1) / SegmentHeader.alignment * SegmentHeader.alignment)
    }
    let end = offsets[parts.count]
    // Each section is written by one thread.
    nonisolated(unsafe) let memory = SegmentBytes.allocate(end)
    let sums = Gathered<(section: Int, checksum: UInt64)>()
    let largestFirst = parts.indices.sorted { parts[$0].count > parts[$1].count }
    Shares(parts.count, count: end < 1 << 20 ? 1 : parts.count, least: 1).each { [parts, offsets] range in
      for section in largestFirst[range] {
        let room = UnsafeMutableRawBufferPointer(rebasing: memory[offsets[section]..<offsets[section + 1]])
        sums.append((section, Self.copy(parts[section], to: room)))
      }
    }
    var header = [SegmentHeader.magic, SegmentHeader.version, UInt64(end)]
    for (section, checksum) in sums.all.sorted(by: { $0.section < $1.section }) {
      header += [UInt64(offsets[section]), UInt64(parts[section].count), checksum]
    }
    header.append(header.withUnsafeBytes { lq_checksum($0.baseAddress, $0.count) })
    header += repeatElement(0, count: SegmentHeader.size / 8 - header.count)
    header.withUnsafeBytes { memory.copyBytes(from: $0) }
    return SegmentBytes(owning: memory)
  }
  /// Fills up with zeros. Returns the checksum.
  private static func copy(_ part: [UInt8], to room: UnsafeMutableRawBufferPointer) -> UInt64 {
    part.withUnsafeBytes { bytes in
      room.copyBytes(from: bytes)
      UnsafeMutableRawBufferPointer(rebasing: room[bytes.count...]).initializeMemory(as: UInt8.self, repeating: 0)
      return lq_checksum(bytes.baseAddress, bytes.count)
    }
  }
}
