import Foundation

/// Hands out a segment's sections as columns, and refuses those whose shape is wrong.
struct SectionReader {
  private let bytes: UnsafeRawBufferPointer
  private let header: SegmentHeader
  let file: URL

  init(_ bytes: UnsafeRawBufferPointer, _ header: SegmentHeader, _ file: URL) {
    self.bytes = bytes
    self.header = header
    self.file = file
  }

  func bytes(_ section: Section) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[header.sections[section.rawValue]])
  }

  func column<Element>(_ section: Section, count: Int? = nil) throws(IndexFault) -> Column<Element> {
    guard let column = Column<Element>(bytes(section)), count == nil || column.count == count else {
      throw wrong(section)
    }
    return column
  }

  func column(_ section: Section, count: Int? = nil, below bound: Int) throws(IndexFault) -> Column<UInt32> {
    let column: Column<UInt32> = try column(section, count: count)
    guard column.allBelow(bound) else { throw wrong(section) }
    return column
  }

  /// Starts of `count` consecutive ranges among `total` things.
  func starts(_ section: Section, count: Int, total: Int) throws(IndexFault) -> Column<UInt32> {
    let column: Column<UInt32> = try column(section)
    guard column.isStarts(count: count, total: total) else { throw wrong(section) }
    return column
  }

  func wrong(_ section: Section) -> IndexFault { .damaged(file, "\(section) has a wrong shape") }
}
