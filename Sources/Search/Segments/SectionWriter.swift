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
    var offsets: [Int] = []
    var end = SegmentHeader.size
    for part in parts {
      offsets.append(end)
      end = (end + part.count + SegmentHeader.alignment - 1) / SegmentHeader.alignment * SegmentHeader.alignment
    }
    let memory = SegmentBytes.allocate(end)
    var header = [SegmentHeader.magic, SegmentHeader.version, UInt64(end)]
    for index in parts.indices {
      let part = parts[index]
      part.withUnsafeBytes { memory[offsets[index]...].copyBytes(from: $0) }
      let checksum = part.withUnsafeBytes { lq_checksum($0.baseAddress, $0.count) }
      header += [UInt64(offsets[index]), UInt64(part.count), checksum]
      parts[index] = []
    }
    header.append(header.withUnsafeBytes { lq_checksum($0.baseAddress, $0.count) })
    header.withUnsafeBytes { memory.copyBytes(from: $0) }
    return SegmentBytes(owning: memory)
  }
}
