import Core
import Foundation

/// A table that an evaluation is run on: UTF-8, tabs, a header with certain columns in any order, no quoting.
///
/// Anything that is not as it should be refuses the file, with its line: a measurement on half a file is worse than none.
struct EvalTable {
  struct Row {
    /// In the file, the header being line 1.
    let line: Int
    /// In the order of the columns that were asked for.
    let cells: [String]
  }

  let file: String
  let rows: [Row]

  init(_ path: String, columns: [String]) throws {
    let file = URL(fileURLWithPath: path).lastPathComponent
    let lines = try Self.lines(path, file)
    let header = lines.first?.components(separatedBy: "\t") ?? []
    let places = try columns.map { column in
      guard let place = header.firstIndex(of: column) else {
        throw Refusal(
          .evalHeader, at: "\(file):1", ["file": file, "column": column, "expected": columns.joined(separator: " ")])
      }
      return place
    }
    var rows: [Row] = []
    for (index, line) in lines.enumerated().dropFirst() where !line.isEmpty {
      let cells = line.components(separatedBy: "\t")
      guard cells.count == header.count else {
        throw Self.fault(
          file, index + 1,
          Label("有 \(cells.count) 列，表头有 \(header.count) 列", "it has \(cells.count) columns, the header \(header.count)")
        )
      }
      for (column, place) in zip(columns, places) where cells[place].allSatisfy(\.isWhitespace) {
        throw Self.fault(file, index + 1, Label("「\(column)」为空", "“\(column)” is empty"))
      }
      rows.append(Row(line: index + 1, cells: places.map { cells[$0] }))
    }
    guard !rows.isEmpty else { throw Refusal(.evalEmpty, at: file, ["file": file]) }
    self.file = file
    self.rows = rows
  }

  func fault(_ row: Row, _ why: Label) -> Refusal { Self.fault(file, row.line, why) }

  private static func fault(_ file: String, _ line: Int, _ why: Label) -> Refusal {
    Refusal(.evalLine, at: "\(file):\(line)", ["file": file, "line": "\(line)", "why": why.zh, "why.en": why.en])
  }

  /// Ends of lines are LF or CR LF; a byte order mark is passed over.
  private static func lines(_ path: String, _ file: String) throws -> [String] {
    let data: Data
    do { data = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      throw Refusal.unreadable(path, error)
    }
    var bytes = data[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    return try bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().map { index, line in
      guard let text = String(validating: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self) else {
        throw fault(file, index + 1, Label("不是有效的 UTF-8", "it is no valid UTF-8"))
      }
      return text
    }
  }
}
