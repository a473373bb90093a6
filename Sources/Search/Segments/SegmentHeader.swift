import CKernels
import Foundation

/// The first bytes of a segment: what it is, how long it is, and where each section lies with its checksum.
///
///     "LQsegmnt" · version · length of file · (offset, length, checksum) for each section · checksum of all before
struct SegmentHeader {
  static let magic: UInt64 = 0x746E_6D67_6573_514C
  static let version: UInt64 = 3
  /// Sections begin at multiples of this, so that any element is aligned.
  static let alignment = 64
  static let words = 3 + Section.allCases.count * 3 + 1
  static var size: Int { (words * 8 + alignment - 1) / alignment * alignment }

  private(set) var sections: [Range<Int>] = []
  private var checksums: [UInt64] = []
  /// Covers the sections' own checksums, and with them the whole file: what a manifest knows a segment by.
  let checksum: UInt64

  init(_ bytes: UnsafeRawBufferPointer, of file: URL) throws(IndexFault) {
    guard bytes.count >= Self.size else { throw .damaged(file, "too short for a header") }
    func word(_ index: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self) }
    guard word(0) == Self.magic else { throw .damaged(file, "no segment") }
    guard word(1) == Self.version else {
      throw IndexFault(cause: .otherStamp, file: file.path, detail: "version \(word(1))")
    }
    checksum = word(Self.words - 1)
    guard lq_checksum(bytes.baseAddress, (Self.words - 1) * 8) == checksum else { throw .damaged(file, "header") }
    guard word(2) == UInt64(bytes.count) else { throw .damaged(file, "\(bytes.count) bytes of \(word(2))") }
    for section in Section.allCases {
      let at = 3 + section.rawValue * 3
      let (offset, length) = (word(at), word(at + 1))
      guard offset <= bytes.count, length <= UInt64(bytes.count) - offset, offset % UInt64(Self.alignment) == 0 else {
        throw .damaged(file, "\(section) lies outside")
      }
      sections.append(Int(offset)..<Int(offset + length))
      checksums.append(word(at + 2))
    }
  }

  /// Reads every byte, on as many threads as there are processors: some 10 GB a second each.
  func verify(_ bytes: UnsafeRawBufferPointer, of file: URL) throws(IndexFault) {
    let ranges = sections
    let expected = checksums
    let base = UInt(bitPattern: bytes.baseAddress)
    let bad = Gathered<Int>()
    DispatchQueue.concurrentPerform(iterations: ranges.count) { index in
      let start = UnsafeRawPointer(bitPattern: base + UInt(ranges[index].lowerBound))
      if lq_checksum(start, ranges[index].count) != expected[index] { bad.append(index) }
    }
    if let index = bad.all.first, let section = Section(rawValue: index) { throw .damaged(file, "\(section)") }
  }
}
