import Core

/// An open XLSX file: its sheets by name, and the rows of each.
final class Workbook {
  private let archive: Archive
  private let strings: SharedStrings?
  private let styles: Styles
  private let serial: SerialDay
  /// Sheets in the order of their tabs; charts and macros are none.
  private let tabs: [(tab: WorkbookPart.Tab, path: String)]

  init(_ path: String, file: String, limits: Limits) throws {
    archive = try Archive(path, file: file, limits: limits)
    let root = try Relationships(of: "", in: archive)
    guard let main = root.first("officeDocument"), archive.contains(main) else {
      throw try ZipKind.refusal(of: archive)
    }
    guard !main.hasSuffix(".bin") else { throw Refusal(.importFileXLSB, at: file, ["file": file]) }
    let book = WorkbookPart()
    try archive.part(main).parse(book)
    let relations = try Relationships(of: main, in: archive)
    tabs = book.tabs.compactMap { tab in
      guard let target = relations.targets[tab.relationship], target.type == "worksheet" else { return nil }
      return (tab, target.path)
    }
    guard !tabs.isEmpty else { throw try ZipKind.refusal(of: archive) }
    serial = SerialDay(is1904: book.is1904)
    styles = Styles()
    if let path = relations.first("styles"), archive.contains(path) { try archive.part(path).parse(styles) }
    if let path = relations.first("sharedStrings"), archive.contains(path) {
      strings = try SharedStrings.read(archive.part(path), limits: limits)
    } else {
      strings = nil
    }
  }

  /// The sheets that a person sees.
  var visible: [String] { tabs.filter { !$0.tab.isHidden }.map(\.tab.name) }

  /// The sheet of that name, hidden or not; without a name, the first visible one that holds something.
  func sheet(_ name: String?) throws -> WorkbookSheet {
    if let name {
      guard let found = tabs.first(where: { $0.tab.name == name }) else {
        let names = visible.joined(separator: ", ")
        throw Refusal(.importSheetAbsent, at: archive.file, ["sheet": name, "sheets": names])
      }
      return try open(found.tab, found.path)
    }
    for (tab, path) in tabs where !tab.isHidden {
      if try rows(tab, path, SheetExtras()).next() != nil { return try open(tab, path) }
    }
    let names = visible.isEmpty ? tabs[0].tab.name : visible.joined(separator: ", ")
    throw Refusal(.importSheetEmpty, at: archive.file, ["sheet": names])
  }

  private func open(_ tab: WorkbookPart.Tab, _ path: String) throws -> WorkbookSheet {
    let extras = SheetExtras(targets: try Relationships(of: path, in: archive).targets)
    // A fault in the XML is told by the rows, which know their place; here it only ends the search.
    do { try SheetTail.parse(archive.part(path), extras) } catch let refusal as Refusal
      where refusal.rule == .importFileDamaged
    {}
    return WorkbookSheet(name: tab.name, merges: extras.merges) { [self] in try rows(tab, path, extras) }
  }

  private func rows(_ tab: WorkbookPart.Tab, _ path: String, _ extras: SheetExtras) throws -> SheetRows {
    let context = SheetContext(
      file: archive.file, sheet: tab.name, limits: archive.limits, strings: strings, styles: styles, serial: serial,
      extras: extras)
    return SheetRows(try archive.part(path), context)
  }
}

/// A chosen sheet: its name, its merges, its rows from the start each time they are asked for.
struct WorkbookSheet {
  let name: String
  let merges: [CellRange]
  let rows: () throws -> any RowSource
}
