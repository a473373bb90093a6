import Core

/// Makes rows of the events of a sheet's XML.
///
/// A structure and not the handler itself: a class checks each access to what it holds, and there are a dozen for each
/// of millions of events.
struct RowBuilder {
  /// Nothing more is to come: the rows have ended.
  private(set) var isOver = false
  private(set) var failure: Refusal?

  private let context: SheetContext
  private var rows: [Row] = []
  private var row = 0
  private var column = -1
  private var cells: [Cell] = []
  private var isOrdered = true
  private var raw = RawCell()
  private var isInData = false
  private var isInCell = false

  init(_ context: SheetContext) { self.context = context }

  /// The rows finished since the last time.
  mutating func take() -> [Row] {
    let taken = rows
    rows = []
    return taken
  }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard failure == nil else { return }
    if isInCell {
      raw.start(name, attributes)
    } else if !isInData {
      isInData = name == "sheetData"
    } else if name == "c" {
      startCell(attributes)
    } else if name == "row" {
      startRow(attributes)
    }
  }

  mutating func end(_ name: XMLName) {
    guard isInData, failure == nil else { return }
    if isInCell {
      if name == "c" { endCell() } else { raw.end(name) }
    } else if name == "row" {
      endRow()
    } else if name == "sheetData" {
      isInData = false
      isOver = true
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInCell { raw.text(bytes) }
  }

  private mutating func startRow(_ attributes: XMLAttributes) {
    row = attributes.bytes("r")?.small ?? row + 1
    column = -1
    if row > context.limits.rows {
      fail(Refusal(.importSheetTall, at: context.sheet, ["limit": String(context.limits.rows)]))
    }
  }

  private mutating func startCell(_ attributes: XMLAttributes) {
    // The row's own number stands: writers that copy rows leave stale ones in their cells.
    column = attributes.bytes("r").flatMap { CellAddress(bytes: $0) }?.column ?? column + 1
    let style = attributes.bytes("s")?.small ?? 0
    raw.begin(context.limits, attributes.bytes("t").map { RawCell.Kind($0) } ?? .number, style: style)
    isInCell = true
    if column >= context.limits.columns {
      fail(Refusal(.importSheetWide, at: context.sheet, ["limit": String(context.limits.columns)]))
    }
  }

  private mutating func endCell() {
    isInCell = false
    let value: Cell.Value
    do { value = try context.value(raw, at: CellAddress(row: row, column: column)) } catch { return fail(error) }
    if case .empty = value { return }
    let link = raw.link ?? context.extras.links.target(row: row, column: column)
    let cell = Cell(sheet: context.sheet, row: row, column: column, value: value, link: link)
    // In order, as Excel writes them, but nobody is made to.
    if let last = cells.last, last.column >= column { isOrdered = false }
    cells.append(cell)
  }

  private mutating func endRow() {
    if !isOrdered {
      let latest = Dictionary(cells.map { ($0.column, $0) }) { $1 }
      cells = latest.values.sorted { $0.column < $1.column }
    }
    if !cells.isEmpty { rows.append(Row(sheet: context.sheet, number: row, cells: cells)) }
    cells = []
    isOrdered = true
  }

  private mutating func fail(_ refusal: Refusal) {
    failure = refusal
    isInCell = false
  }
}
