import Core
import Foundation
import Testing

@testable import Sheets

/// What is on the disk after writing, for those who read it with other programs.
@Suite struct WritingTests {
  private let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test func csvByteForByte() throws {
    try check(
      "a.csv", [.text("=1+1"), .text("-x"), .number(-5), .text("a\"b,c"), .text("'=1"), .text(" x")],
      "\u{FEFF}a,b,c,d,e,f\r\n'=1+1,'-x,-5,\"a\"\"b,c\",''=1,\" x\"\r\n")
    try check(
      "c.csv", [.text("＝1+1"), .text("＋x"), .text("－x"), .text("＠x"), .text("\n=x"), .text("，x")],
      "\u{FEFF}a,b,c,d,e,f\r\n'＝1+1,'＋x,'－x,'＠x,\"'\n=x\",，x\r\n")
    try check("b.csv", [.empty], "\u{FEFF}a,b,c,d,e,f\r\n\"\"\r\n")
  }

  @Test func tsvByteForByte() throws {
    try check(
      "a.tsv", [.text("甲\"乙"), .text("@x"), .boolean(true), .percent(12.4)],
      "a\tb\tc\td\te\tf\n甲\"乙\t'@x\tTRUE\t12.4%\n")
  }

  private func check(_ name: String, _ row: [Cell.Value], _ expected: String) throws {
    let path = scratch.path(name)
    let writer = try SheetWriter(path, columns: ["a", "b", "c", "d", "e", "f"])
    try writer.write(row)
    try writer.finish()
    #expect(try FileBytes.head(path, 4096) == Array(expected.utf8))
  }

  struct Unwritable: Sendable, CustomTestStringConvertible {
    var testDescription: String { "\(file): \(code)" }
    let file: String
    let value: Cell.Value
    let code: String
  }

  static let unwritable = [
    Unwritable(file: "a.tsv", value: .text("a\tb"), code: "export.cell.unwritable"),
    Unwritable(file: "a.tsv", value: .text("a\nb"), code: "export.cell.unwritable"),
    Unwritable(file: "a.csv", value: .text("a\0b"), code: "export.cell.unwritable"),
    Unwritable(file: "a.xlsx", value: .text(String(repeating: "长", count: 32_768)), code: "export.cell.too-long"),
    Unwritable(file: "a.ods", value: .empty, code: "export.format.unknown"),
    Unwritable(file: "none/a.csv", value: .empty, code: "file.unreadable"),
    Unwritable(file: "none/a.xlsx", value: .empty, code: "file.unreadable"),
  ]

  /// A refused export leaves what was there, and nothing beside it.
  @Test(arguments: unwritable) func refused(_ example: Unwritable) throws {
    if !example.file.contains("/") { _ = try scratch.file(example.file, "before") }
    let refusal = #expect(throws: Refusal.self) {
      let writer = try SheetWriter(scratch.path(example.file), columns: ["a"])
      try writer.write([example.value])
      try writer.finish()
    }
    #expect(refusal?.code == example.code)
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path)
    #expect(left == (example.file.contains("/") ? [] : [example.file]))
    if let only = left.first { #expect(try FileBytes.head(scratch.path(only), 100) == Array("before".utf8)) }
  }

  @Test func nothingAppearsBeforeTheEnd() throws {
    for name in ["a.xlsx", "a.csv"] {
      let writer = try SheetWriter(scratch.path(name), columns: ["a"])
      try writer.write([.text("x")])
      #expect(!FileManager.default.fileExists(atPath: scratch.path(name)))
      try writer.finish()
      #expect(FileManager.default.fileExists(atPath: scratch.path(name)))
    }
  }

  /// A full disk makes libxlsxwriter lose rows and report success.
  @Test func lostRowsAreFound() throws {
    let whole = try scratch.zip("whole.xlsx", Parts(Parts.cell("<c><v>1</v></c>")).all)
    let broken = try scratch.zip("broken.xlsx", Parts("<sheetData><row><c>").all.filter { $0.key.contains("sheet0") })
    for (source, rows, isRight) in [(whole, 2, true), (whole, 3, false), (broken, 1, false)] {
      let file = try AtomicFile(scratch.path("a.xlsx"))
      unlink(file.temporary)
      try FileManager.default.copyItem(atPath: source, toPath: file.temporary)
      let verdict: Void? = try? WrittenWorkbook.verify(file, rows: rows)
      #expect((verdict != nil) == isRight)
    }
  }

  @Test func devicesAreLeftAlone() {
    #expect(throws: Refusal.self) { try SheetWriter("/dev/null", columns: ["a"], format: .csv) }
  }

  @Test(arguments: [1, 30_000]) func workbookIsTidy(_ hint: Int) throws {
    let path = scratch.path("a.xlsx")
    let about = DocumentProperties(title: "企业名录", author: "链桥", created: 1_700_000_000)
    let writer = try SheetWriter(path, columns: ["名称", "代码"], sheet: "a/b:c", about: about, rows: hint)
    try writer.write([.text("=1+1"), .number(9.144e17, digits: "914403001924400001")])
    try writer.finish()
    let archive = try Archive(path, file: "a.xlsx", limits: .standard)
    func xml(_ part: String) throws -> String { String(decoding: try archive.part(part).head(1 << 16), as: UTF8.self) }
    let sheet = try xml("xl/worksheets/sheet1.xml")
    #expect(!sheet.contains("<f>"))
    #expect(sheet.contains("state=\"frozen\""))
    #expect(sheet.contains("<autoFilter ref=\"A1:B2\"/>"))
    #expect(try xml("docProps/core.xml").contains("企业名录"))
    let reader = try SheetReader(path)
    #expect(reader.sheet == "a_b_c")
    #expect(try rows(of: reader).first?.cells.map(\.value) == [.text("=1+1"), .text("914403001924400001")])
  }
}
