/// How much of a file is believed. Excel's own limits where it has them; the others keep a hostile file from eating
/// the machine.
package struct Limits: Sendable {
  /// All parts of a workbook, unzipped.
  package var unzipped: UInt64 = 1 << 30
  /// Unzipped to zipped. Real workbooks stay under 60; deflate alone allows 1,030.
  package var ratio: UInt64 = 200
  /// Below this nobody is hurt, and a small sheet of equal rows may well pass the ratio.
  package var ratioFloor: UInt64 = 16 << 20
  /// Characters of a cell, counted as Excel does: UTF-16 units.
  package var cell = 32_767
  package var columns = 16_384
  /// Rows of a workbook's sheet; a CSV may be longer.
  package var rows = 1_048_576

  package static let standard = Limits()
  package init() {}

  /// Bytes of UTF-8 that surely exceed `cell`: no UTF-16 unit takes more than three.
  var cellBytes: Int { cell * 3 }

  /// Whether UTF-8 text of a cell is longer than a cell may be.
  func exceeds(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count > cell else { return false }
    return bytes.count > cellBytes || Self.utf16Count(bytes) > cell
  }

  static func utf16Count(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    // Every scalar is one unit, and those of four bytes are two.
    bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
  }
}
