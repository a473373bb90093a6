import Core

/// A table for a terminal: columns as wide as what stands in them, Chinese characters counted as two.
struct ColumnTable {
  private var rows: [[String]] = []
  private let header: [String]

  init(_ header: [String]) { self.header = header }

  mutating func add(_ cells: [String]) { rows.append(cells) }

  var lines: [String] {
    let all = [header] + rows
    let widths = header.indices.map { column in
      all.map { $0.indices.contains(column) ? $0[column].columns : 0 }.max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      var out = ""
      for (index, cell) in cells.enumerated() {
        out += cell
        if index < cells.count - 1 { out += String(repeating: " ", count: max(0, widths[index] - cell.columns) + 2) }
      }
      return out
    }
    return [line(header), widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")] + rows.map(line)
  }
}

extension String {
  /// How many columns of a terminal it takes.
  var columns: Int { unicodeScalars.reduce(0) { $0 + ($1.isWide ? 2 : 1) } }

  /// Cut to so many columns, with an ellipsis where it was longer.
  func fitted(_ width: Int) -> String {
    guard columns > width else { return self }
    var out = ""
    var used = 0
    for character in self {
      let size = String(character).columns
      if used + size > width - 1 { break }
      out.append(character)
      used += size
    }
    return out + "…"
  }
}

extension Unicode.Scalar {
  fileprivate var isWide: Bool {
    isHan || (0x3000...0x303F).contains(value) || (0xFF01...0xFF60).contains(value) || (0x1100...0x115F).contains(value)
      || (0xAC00...0xD7A3).contains(value) || (0x3040...0x30FF).contains(value)
  }
}
