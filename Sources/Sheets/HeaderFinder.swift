/// Finds a table's header: the first row, or the rows that merged cells make into one header, under titles that are
/// merged across the table or stand alone above a row of several cells.
///
/// ```
/// 深圳市企业名录            title: one text, merged
/// 企业名称 | 联系方式        header, first level
///          | 电话 | 邮箱    header, second level
/// ```
struct HeaderFinder {
  private static let maxTitles = 10
  private static let maxLevels = 5

  private let merges: [CellRange]
  private var anchors: [CellRange: Cell] = [:]
  private let source: any RowSource
  /// Taken to see what stands below a row, and still to be looked at.
  private var ahead: Row?

  init(_ source: any RowSource, merges: [CellRange]) {
    self.source = source
    self.merges = merges
  }

  /// The header, or nil when there is no row at all. With `row`, the header is that row alone.
  mutating func find(at row: Int?) throws -> Header? {
    if let row { return try find(exactly: row) }
    var titles: [String] = []
    guard var first = try take() else { return nil }
    while titles.count < Self.maxTitles, let title = try title(first) ?? lone(first), let next = try take() {
      if titles.last != title { titles.append(title) }
      first = next
    }
    var rows = [first]
    while rows.count < Self.maxLevels, let next = try take() {
      guard isLevel(next, below: rows) else { break }
      rows.append(next)
    }
    return header(titles, rows)
  }

  private mutating func find(exactly number: Int) throws -> Header? {
    while let row = try take() {
      if row.number == number { return header([], [row]) }
      if row.number > number { break }
    }
    return nil
  }

  /// The next row, with the values of merges that reach into it.
  private mutating func take() throws -> Row? {
    if let row = ahead {
      ahead = nil
      return row
    }
    guard let row = try source.next() else { return nil }
    var carried: [Int: Cell] = [:]
    // Ranges that overlap are nothing that a spreadsheet writes; without the bound they would be copied over each other.
    var room = Limits.standard.columns
    for merge in merges where room > 0 && merge.rows.contains(row.number) {
      if row.number == merge.rows.lowerBound { anchors[merge] = row.cell(merge.columns.lowerBound) }
      guard let anchor = anchors[merge] else { continue }
      let columns = merge.columns.prefix(room)
      room -= columns.count
      for column in columns {
        carried[column] = anchor.moved(to: CellAddress(row: row.number, column: column))
      }
    }
    return row.carrying(carried)
  }

  /// The row's text, when it is a title: one text, merged over several columns, and nothing else in the row.
  private func title(_ row: Row) -> String? {
    guard let first = row.cells.first else { return nil }
    let cover = merges.first { $0.contains(row: row.number, column: first.column) && $0.columns.count > 1 }
    guard let cover, row.cells.allSatisfy({ cover.columns.contains($0.column) }) else { return nil }
    return first.value.shown
  }

  /// The row's text, when it is all that the row holds and the next row holds several texts and nothing else, as headers
  /// are: a table of one column goes on with one.
  private mutating func lone(_ row: Row) throws -> String? {
    guard row.cells.count == 1, let text = row.cells.first?.value.shown, !text.isEmpty else { return nil }
    ahead = try take()
    guard let ahead, ahead.cells.count > 1, ahead.cells.allSatisfy(Self.isText) else { return nil }
    return text
  }

  private static func isText(_ cell: Cell) -> Bool {
    if case .text = cell.value { true } else { false }
  }

  /// Whether a row still belongs to the header: a merge reaches into it from above, or all that it holds of its own
  /// stands under groups, cells merged across columns. A row with anything beside them is data.
  private func isLevel(_ row: Row, below rows: [Row]) -> Bool {
    let above = rows.map(\.number)
    func reaches(_ merge: CellRange, _ column: Int) -> Bool {
      merge.columns.contains(column) && above.contains(merge.rows.lowerBound)
    }
    let isReached = merges.contains { above.contains($0.rows.lowerBound) && $0.rows.contains(row.number) }
    let isUnderGroups = row.cells.allSatisfy { cell in
      merges.contains { merge in
        reaches(merge, cell.column)
          && (merge.rows.contains(row.number) || merge.columns.count > 1 && merge.rows.upperBound == above.last)
      }
    }
    return isReached || isUnderGroups
  }

  private func header(_ titles: [String], _ rows: [Row]) -> Header {
    let width = rows.flatMap(\.cells).map { $0.column + 1 }.max() ?? 0
    let columns = (0..<width).map { index in
      var path: [String] = []
      for row in rows {
        let name = Self.tidied(row[index].shown)
        if !name.isEmpty, path.last != name { path.append(name) }
      }
      return Header.Column(index: index, path: path, place: rows.last?.place(index) ?? "")
    }
    return Header(title: titles.isEmpty ? nil : titles.joined(separator: "\n"), columns: columns, rows: rows)
  }

  /// A name on one line without space around it: headers are broken by hand to make columns narrow.
  private static func tidied(_ name: String) -> String {
    name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
