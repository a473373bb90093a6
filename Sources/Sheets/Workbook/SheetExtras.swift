/// What a sheet says after its rows, but a reader needs before them: merged cells and links.
final class SheetExtras: XMLHandler {
  /// Merges that can matter to a header; those of the rows below are not kept.
  private static let headerRows = 100
  private static let maxMerges = 10_000

  private(set) var merges: [CellRange] = []
  private(set) var links = SheetLinks()
  private let targets: [String: Relationships.Target]

  init(targets: [String: Relationships.Target] = [:]) { self.targets = targets }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "mergeCell" {
      guard let range = attributes["ref"].flatMap({ CellRange($0) }), range.rows.lowerBound <= Self.headerRows,
        merges.count < Self.maxMerges
      else { return }
      merges.append(range)
    } else if name == "hyperlink", let range = attributes["ref"].flatMap({ CellRange($0) }) {
      let target = attributes["id"].flatMap { targets[$0]?.path } ?? ""
      let location = attributes["location"].map { "#\($0)" } ?? ""
      if !(target + location).isEmpty { links.add(range, target + location) }
    }
  }

  func end(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// The links of a sheet by cell.
struct SheetLinks {
  private var cells: [CellAddress: String] = [:]
  private var ranges: [(CellRange, String)] = []

  mutating func add(_ range: CellRange, _ target: String) {
    if range.rows.count == 1, range.columns.count == 1 {
      cells[CellAddress(row: range.rows.lowerBound, column: range.columns.lowerBound)] = target
    } else if ranges.count < 1_000 {
      ranges.append((range, target))
    }
  }

  func target(row: Int, column: Int) -> String? {
    if !cells.isEmpty, let target = cells[CellAddress(row: row, column: column)] { return target }
    return ranges.isEmpty ? nil : ranges.first { $0.0.contains(row: row, column: column) }?.1
  }
}
