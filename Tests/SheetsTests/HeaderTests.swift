import Core
import Testing

@testable import Sheets

/// What is taken for the header, and where the rows begin.
@Suite struct HeaderTests {
  private let scratch: Scratch
  init() throws { scratch = try Scratch() }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Cells by row, `|` between them, nothing where a cell is empty.
    let rows: [String]
    let merges: [String]
    var title: String?
    let names: [String]
    let first: Int
    var headerRow: Int?
  }

  static let cases = [
    Case(testDescription: "one row", rows: ["名称|地区", "甲|深圳"], merges: [], names: ["名称", "地区"], first: 2),
    Case(
      testDescription: "blank rows above", rows: ["", "", "名称|地区", "甲|深圳"], merges: [], names: ["名称", "地区"], first: 4),
    Case(
      testDescription: "a title merged across", rows: ["企业名录|", "名称|地区", "甲|深圳"], merges: ["A1:B1"], title: "企业名录",
      names: ["名称", "地区"], first: 3),
    Case(
      testDescription: "a title that stands alone", rows: ["企业名录|", "名称|地区", "甲|深圳"], merges: [],
      title: "企业名录", names: ["名称", "地区"], first: 3),
    Case(testDescription: "one column", rows: ["名称", "甲", "乙"], merges: [], names: ["名称"], first: 2),
    Case(
      testDescription: "a title over two rows and its date", rows: ["企业名录|", "|", "2024 年 5 月|", "名称|地区", "甲|深圳"],
      merges: ["A1:B2", "A3:B3"], title: "企业名录\n2024 年 5 月", names: ["名称", "地区"], first: 5),
    Case(
      testDescription: "two levels", rows: ["名称|联系方式|", "|电话|邮箱", "甲|1|a@b"], merges: ["A1:A2", "B1:C1"],
      names: ["名称", "联系方式/电话", "联系方式/邮箱"], first: 3),
    Case(
      testDescription: "groups alone", rows: ["甲方||乙方|", "名称|地区|名称|地区", "a|b|c|d"], merges: ["A1:B1", "C1:D1"],
      names: ["甲方/名称", "甲方/地区", "乙方/名称", "乙方/地区"], first: 3),
    Case(
      testDescription: "a wide column is no group", rows: ["名称|备注|", "甲|x|y"], merges: ["B1:C1"],
      names: ["名称", "备注", "备注"], first: 2),
    Case(
      testDescription: "tall cells over a blank row", rows: ["名称|地区", "|", "甲|深圳"], merges: ["A1:A2", "B1:B2"],
      names: ["名称", "地区"], first: 3),
    Case(
      testDescription: "merges among the rows are none of the header's", rows: ["省|市", "广东|深圳", "|广州"],
      merges: ["A2:A3"],
      names: ["省", "市"], first: 2),
    Case(
      testDescription: "broken by hand", rows: ["统一社会\n信用代码| 地区 ", "1|2"], merges: [], names: ["统一社会 信用代码", "地区"],
      first: 2),
    Case(
      testDescription: "the row that was named", rows: ["说明|x", "名称|地区", "甲|深圳"], merges: [], names: ["名称", "地区"],
      first: 3,
      headerRow: 2),
  ]

  @Test(arguments: cases) func header(_ example: Case) throws {
    try check(example)
  }

  private func check(_ example: Case) throws {
    let rows = example.rows.enumerated().map { index, row in
      let cells = row.split(separator: "|", omittingEmptySubsequences: false).enumerated().map { column, text in
        let address = CellAddress(row: index + 1, column: column)
        return "<c r=\"\(address)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(text)</t></is></c>"
      }
      return "<row r=\"\(index + 1)\">\(cells.joined())</row>"
    }
    let merges = example.merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
    let xml = "<sheetData>\(rows.joined())</sheetData><mergeCells>\(merges)</mergeCells>"
    let reader = try SheetReader(scratch.zip("a.xlsx", Parts(xml).all), headerRow: example.headerRow)
    #expect(reader.header.title == example.title)
    #expect(reader.header.columns.map(\.name) == example.names)
    let first = try reader.iterator().next()
    #expect(first?.number == example.first)
  }

  @Test func headerAloneHasNoRows() throws {
    let path = try scratch.file("a.csv", "名称,地区")
    let reader = try SheetReader(path)
    #expect(reader.header.columns.map(\.place) == ["a!A1", "a!B1"])
    #expect(try rows(of: reader).isEmpty)
  }

  @Test func namedRowMustExist() throws {
    let refusal = #expect(throws: Refusal.self) { try SheetReader(try scratch.file("a.csv", "a\n1\n"), headerRow: 9) }
    #expect(refusal?.code == "import.header.absent")
  }
}
