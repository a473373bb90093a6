import Core
import Testing

@testable import Sheets

/// Text files as people and programs write them.
@Suite struct DelimitedReadingTests {
  private let scratch: Scratch
  init() throws { scratch = try Scratch() }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let file: String
    let bytes: [UInt8]
    /// Header and rows, as shown.
    let expected: [[String]]

    init(_ name: String, file: String = "a.csv", _ bytes: [UInt8], _ expected: [[String]]) {
      (testDescription, self.file, self.bytes, self.expected) = (name, file, bytes, expected)
    }
    init(_ name: String, file: String = "a.csv", _ text: String, _ expected: [[String]]) {
      self.init(name, file: file, Array(text.utf8), expected)
    }
  }

  static let table = [["名称", "b"], ["甲", "1"]]
  static func utf16(_ text: String, isBig: Bool = false) -> [UInt8] {
    ("\u{FEFF}" + text).utf16.flatMap { unit -> [UInt8] in
      let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
      return isBig ? [high, low] : [low, high]
    }
  }
  static let gb18030: [UInt8] = [0xC3, 0xFB, 0xB3, 0xC6, 0x2C, 0x62, 0x0A, 0xBC, 0xD7, 0x2C, 0x31, 0x0A]

  static let cases = [
    Case("plain", "名称,b\n甲,1\n", table),
    Case("no line end", "名称,b\n甲,1", table),
    Case("CRLF", "名称,b\r\n甲,1\r\n", table),
    Case("CR", "名称,b\r甲,1\r", table),
    Case("byte-order mark", "\u{FEFF}名称,b\n甲,1\n", table),
    Case("semicolons", "名称;b\n甲;1\n", table),
    Case(
      "semicolons around commas", "名称;b;c\n甲,乙;1;2\n丙,丁;3;4\n",
      [["名称", "b", "c"], ["甲,乙", "1", "2"], ["丙,丁", "3", "4"]]),
    Case("tabs", "名称\tb\n甲\t1\n", table),
    Case("sep=", "sep=;\n名称;b\n甲;1\n", table),
    Case("GB18030", gb18030, table),
    Case(
      "GB18030 of four bytes", [0xC3, 0xFB, 0x2C, 0x62, 0x0A, 0x95, 0x34, 0xB2, 0x35, 0x2C, 0x31],
      [["名", "b"], ["𠮷", "1"]]),
    Case("UTF-16LE", utf16("名称\tb\n甲\t1"), table),
    Case("UTF-16BE", utf16("名称\tb\n甲\t1", isBig: true), table),
    Case("line breaks in quotes", "a,b\n\"x\r\ny\",\"\"\"q\"\"\"\n", [["a", "b"], ["x\r\ny", "\"q\""]]),
    Case("a quote within a cell", "a,b\n5\" pipe,\"x\" y\n", [["a", "b"], ["5\" pipe", "x y"]]),
    Case("a TSV's quotes are letters", file: "a.tsv", "a\tb\n\"x\t\"y\"\n", [["a", "b"], ["\"x", "\"y\""]]),
    Case("short rows", "a,b,c\n1\n1,2\n", [["a", "b", "c"], ["1"], ["1", "2"]]),
    Case("blank rows", "a,b\n\n,\n1,2\n", [["a", "b"], ["1", "2"]]),
    Case(
      "leading zeros and long codes", "a,b\n0755,91440300192440000X\n", [["a", "b"], ["0755", "91440300192440000X"]]),
    Case("guarded formulas", "a,b\n'=1+1,'0755\n''@x,'\n", [["a", "b"], ["=1+1", "'0755"], ["'@x", "'"]]),
    Case("one column", "a\n1\n2\n", [["a"], ["1"], ["2"]]),
  ]

  @Test(arguments: cases) func reads(_ example: Case) throws {
    try check(example)
  }

  private func check(_ example: Case) throws {
    let reader = try SheetReader(scratch.file(example.file, example.bytes))
    let rows = try rows(of: reader)
    let header = reader.header.columns.map(\.name)
    #expect([header] + rows.map { $0.cells.map(\.value.shown) } == example.expected)
    #expect(rows.flatMap(\.faults).isEmpty)
  }

  @Test func longerRowsAreReported() throws {
    let rows = try readAll(scratch.file("needs.csv", "a,b\n1,2\n\n1,2,,x\n1,2,,\n"))
    #expect(rows.map(\.number) == [2, 4, 5])
    #expect(rows.map { $0.faults.map(\.place) } == [[], ["needs!D4"], []])
    #expect(rows[1].faults.first?.code == "import.row.longer")
  }

  /// Pieces end where they please: within a character, a pair of quotes, a CRLF.
  @Test func piecesAreJoined() throws {
    var text = "名称,b\r\n"
    var expected = 0
    while text.utf8.count < 600_000 {
      text += "\"甲\"\"\(expected)\r\n\",\(expected)\r\n"
      expected += 1
    }
    for bytes in [Array(text.utf8), Self.utf16(text)] {
      let rows = try readAll(scratch.file("a.csv", bytes))
      #expect(rows.count == expected)
      #expect(rows.enumerated().allSatisfy { $1[0] == .text("甲\"\($0)\r\n") && $1[1] == .text("\($0)") })
    }
  }
}
