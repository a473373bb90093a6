import Core
import TestSupport
import Testing

@testable import Sheets

/// Random tables, written and read back.
@Suite struct RoundTripTests {
  private let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test(arguments: SheetFormat.allCases, [5, 30_000]) func comesBack(_ format: SheetFormat, hint: Int) throws {
    var random = Dice(seed: 7)
    for round in 0..<60 { try check(RandomTable(format, using: &random), format, hint, "\(format)-\(round)") }
  }

  /// What is read must be what was written: typed in a workbook, as shown in a text file.
  private func check(_ table: RandomTable, _ format: SheetFormat, _ hint: Int, _ name: String) throws {
    let path = scratch.path("\(name).\(format.rawValue)")
    let writer = try SheetWriter(path, columns: table.columns, rows: hint)
    for row in table.rows { try writer.write(row) }
    try writer.finish()

    let reader = try SheetReader(path)
    #expect(reader.header.columns.map(\.name) == table.columns)
    let read = try rows(of: reader).map { row in table.columns.indices.map { row[$0] } }
    let written = table.rows.filter { row in row.contains { !$0.shown.isEmpty } }
    if format == .xlsx {
      #expect(read.map { $0.map(Self.asExcelKeeps) } == written.map { $0.map(Self.asExcelKeeps) })
    } else {
      #expect(read.map { $0.map(\.shown) } == written.map { $0.map(\.shown) })
    }
  }

  /// Numbers to 15 digits: Excel, and libxlsxwriter with it, writes 748.4450000000001 for 748.445.
  private static func asExcelKeeps(_ value: Cell.Value) -> Cell.Value {
    guard case .number(let number, _) = value else { return value }
    return .number(NumberText.rounded(number), digits: value.shown)
  }

  @Test func linksComeBack() throws {
    let path = scratch.path("links.xlsx")
    let writer = try SheetWriter(path, columns: ["名称", "x"])
    try writer.write([.text("甲"), .text("乙")], links: [0: "https://a.example/?q=甲&b=1", 1: "javascript:alert(1)"])
    try writer.finish()
    let row = try #require(try readAll(path).first)
    #expect(row.cells.map(\.value) == [.text("甲"), .text("乙")])
    #expect(row.cells.map(\.link) == ["https://a.example/?q=甲&b=1", nil])
  }
}

/// A table of everything that breaks exports.
struct RandomTable {
  let columns: [String]
  let rows: [[Cell.Value]]

  private static let pieces = [
    "深圳", "Müller", "=1+1", "+86 755", "-", "@x", "'", "''=", "\"", ",", ";", " ", "_x000D_", "_x0041", "_", "&<>]]>",
    "𠮷", "é",
    "0755", "91440300192440000X", "#REF!", "TRUE", "12.4%", "\u{FFFE}", "\u{1}", "\u{1F}", "１", "％", "sep=", "e\u{301}",
  ]
  private static let breaks = ["\n", "\r", "\r\n", "\t"]

  init(_ format: SheetFormat, using random: inout Dice) {
    let width = Int.random(in: 1...6, using: &random)
    columns = (0..<width).map { "列\($0)" }
    let pieces = format == .tsv ? Self.pieces : Self.pieces + Self.breaks
    func text(_ random: inout Dice) -> String {
      (0..<Int.random(in: 0...4, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }
    func value(_ random: inout Dice) -> Cell.Value {
      switch Int.random(in: 0...7, using: &random) {
      case 0: return .empty
      case 1: return .number(Int.random(in: -1_000_000_000...1_000_000_000, using: &random))
      case 2: return .number(Double(Int.random(in: -999_999...999_999, using: &random)) / 1000)
      case 3: return .percent(Double(Int.random(in: -20_000...20_000, using: &random)) / 100)
      case 4: return Day(ordinal: Int.random(in: -25_000...2_000_000, using: &random)).map { .day($0) } ?? .empty
      case 5:
        let time = TimeOfDay(seconds: Int.random(in: 1..<86_400, using: &random))
        return Day(ordinal: Int.random(in: 0...40_000, using: &random)).map { .day($0, time: time) } ?? .empty
      case 6: return .boolean(Bool.random(using: &random))
      default:
        let text = text(&random)
        return text.isEmpty ? .empty : .text(text)
      }
    }
    rows = (0..<Int.random(in: 0...30, using: &random)).map { _ in (0..<width).map { _ in value(&random) } }
  }
}
