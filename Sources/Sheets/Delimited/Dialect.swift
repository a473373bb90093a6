/// How a text file separates its cells.
struct Dialect: Equatable {
  let delimiter: UInt8
  /// Whether quotes enclose. In a `.tsv` they are letters like others: nothing encloses there.
  let isQuoting: Bool
  /// Bytes before the first record: a line `sep=;` that Excel writes and reads for itself.
  let skipped: Int

  static let tsv = Dialect(delimiter: 0x09, isQuoting: false, skipped: 0)
  private static let sample = 50

  /// Detects the delimiter from a file's start: the one under which most records are as long as the first.
  static func detect(_ head: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> Dialect {
    if head.count > 4, head.prefix(4).elementsEqual("sep=".utf8), let line = head.firstIndex(of: 0x0A), line < 8,
      [0x2C, 0x3B, 0x09, 0x7C].contains(head[4])
    {
      return Dialect(delimiter: head[4], isQuoting: true, skipped: line + 1)
    }
    var best = (delimiter: UInt8(0x2C), alike: 0, width: 1)
    for delimiter: UInt8 in [0x2C, 0x09, 0x3B] {
      let widths = widths(head, delimiter, isWhole: isWhole)
      guard let width = widths.first, width > 1 else { continue }
      let alike = widths.filter { $0 == width }.count
      if (alike, width) > (best.alike, best.width) { best = (delimiter, alike, width) }
    }
    return Dialect(delimiter: best.delimiter, isQuoting: true, skipped: 0)
  }

  /// Cells in each of the first records; one that the sample cuts off does not count.
  private static func widths(_ head: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8, isWhole: Bool) -> [Int] {
    var widths: [Int] = []
    var width = 1
    var isEmpty = true
    var isQuoted = false
    for byte in head {
      if byte == 0x22 {
        isQuoted.toggle()
      } else if byte == delimiter, !isQuoted {
        width += 1
      } else if byte == 0x0A || byte == 0x0D, !isQuoted {
        if !isEmpty { widths.append(width) }
        (width, isEmpty) = (1, true)
        if widths.count == sample { return widths }
        continue
      }
      isEmpty = false
    }
    if isWhole || widths.isEmpty, !isEmpty { widths.append(width) }
    return widths
  }
}
