import Core
import Testing

@testable import Sheets

/// Each file that is refused: by which rule, and where the user is sent to look.
@Suite struct RefusalTests {
  private let scratch: Scratch
  init() throws { scratch = try Scratch() }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String { "\(name): \(code)" }
    let name: String
    let code: String
    let place: String
    let make: @Sendable (Scratch) throws -> String

    init(_ code: String, at place: String, _ name: String, _ make: @escaping @Sendable (Scratch) throws -> String) {
      (self.code, self.place, self.name, self.make) = (code, place, name, make)
    }

    init(_ code: String, at place: String, _ name: String, _ bytes: [UInt8]) {
      self.init(code, at: place, name) { try $0.file(name, bytes) }
    }

    init(_ code: String, at place: String, _ name: String, _ text: String) {
      self.init(code, at: place, name, Array(text.utf8))
    }
  }

  static let long = String(repeating: "长", count: 10 << 20 / 3)
  static let laughs =
    "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><worksheet><sheetData>"
    + "<row><c t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>"

  static let cases: [Case] = [
    Case("import.file.empty", at: "a.csv", "a.csv", ""),
    Case("import.file.empty", at: "b.csv", "b.csv", "\u{FEFF}\r\n\r\n"),
    Case("import.sheet.empty", at: "a.xlsx", "a.xlsx") { try $0.zip("a.xlsx", Parts("<sheetData/>").all) },
    Case("import.file.nul", at: "a.csv:3", "a.csv", "a,b\n\"x\ny\0\",2\n"),
    Case("import.file.quote", at: "a.csv:2", "a.csv", "a,b\n1,\"open\n2,3\n4,5\n"),
    Case("import.file.quote", at: "long.csv:2", "long.csv", "a,b\n1,\"open\n\(long)"),
    Case("import.file.quote", at: "step.csv:2", "step.csv", "a,b\n1,\"open\n2,3\n4,\"x\"\n5,6\n"),
    Case("import.file.encoding", at: "a.csv:2", "a.csv", Array("名称,b\n多个字".utf8) + [0xE4, 0xBA] + Array(",1\n".utf8)),
    Case(
      "import.file.encoding", at: "latin1.csv:2", "latin1.csv",
      Array("Name,b\nM".utf8) + [0xFC] + Array("ller,1\n".utf8)),
    Case("import.cell.too-long", at: "a!B2", "a.csv", "a,b\n1,\(long)\n"),
    Case("import.cell.too-long", at: "q!B2", "q.csv", "a,b\n1,\"\(long)\"\n"),
    Case("import.cell.too-long", at: "Sheet1!A2", "inline.xlsx") {
      try $0.zip("inline.xlsx", Parts(Parts.cell("<c t=\"inlineStr\"><is><t>\(long)</t></is></c>")).all)
    },
    Case("import.cell.too-long", at: "Sheet1!A2", "shared.xlsx") {
      try $0.zip("shared.xlsx", Parts(Parts.cell("<c t=\"s\"><v>0</v></c>"), shared: "<si><t>\(long)</t></si>").all)
    },
    Case("import.cell.too-long", at: "Sheet1!A2", "formula.xlsx") {
      try $0.zip("formula.xlsx", Parts(Parts.cell("<c t=\"str\"><v>\(long)</v></c>")).all)
    },
    Case("import.file.truncated", at: "cut.xlsx", "cut.xlsx") {
      let whole = try FileBytes.head($0.zip("whole.xlsx", Parts(Parts.cell("<c><v>1</v></c>")).all), 1 << 16)
      return try $0.file("cut.xlsx", Array(whole.dropLast(100)))
    },
    Case("import.file.damaged", at: "xml.xlsx", "xml.xlsx") {
      try $0.zip("xml.xlsx", Parts("<sheetData><row><c><v>1</v></c></rov></sheetData>").all)
    },
    Case("import.file.damaged", at: "absent.xlsx", "absent.xlsx") {
      var parts = Parts(Parts.cell("<c><v>1</v></c>")).all
      parts["xl/worksheets/sheet0.xml"] = nil
      return try $0.zip("absent.xlsx", parts)
    },
    Case("import.file.damaged", at: "Sheet1!A2", "index.xlsx") {
      try $0.zip("index.xlsx", Parts(Parts.cell("<c t=\"s\"><v>9</v></c>")).all)
    },
    Case("import.file.damaged", at: "deep.xlsx", "deep.xlsx") {
      try $0.zip("deep.xlsx", Parts(String(repeating: "<a>", count: 100_000)).all)
    },
    Case("import.file.damaged", at: "tag.xlsx", "tag.xlsx") {
      try $0.zip("tag.xlsx", Parts("<a b=\"\(long)\"/><sheetData><row><c><v>1</v></c></row></sheetData>").all)
    },
    Case("import.file.doctype", at: "dtd.xlsx", "dtd.xlsx") { try $0.zip("dtd.xlsx", Parts(laughs).all) },
    Case("import.file.bomb", at: "bomb.xlsx", "bomb.xlsx") {
      try $0.zip("bomb.xlsx", Parts(Parts.cell("<c><v>1</v></c>")).all, zeros: ("xl/worksheets/sheet9.xml", 2 << 30))
    },
    Case("import.file.bomb", at: "ratio.xlsx", "ratio.xlsx") {
      try $0.zip("ratio.xlsx", Parts(Parts.cell("<c><v>1</v></c>")).all, zeros: ("xl/worksheets/sheet9.xml", 100 << 20))
    },
    Case("import.file.bomb", at: "liar.xlsx", "liar.xlsx") {
      // Declares 1,000 bytes where 8 MiB come: both headers of the part are bent.
      let parts = Parts(Parts.cell("<c><v>1</v></c>")).all.filter { $0.key != "xl/worksheets/sheet0.xml" }
      let path = try $0.zip("honest.xlsx", parts, zeros: ("xl/worksheets/sheet0.xml", 8 << 20))
      var bytes = try FileBytes.head(path, 1 << 17)
      for index in 0..<(bytes.count - 3) where Array(bytes[index..<(index + 4)]) == [0, 0, 0x80, 0] {
        bytes.replaceSubrange(index..<(index + 4), with: [0xE8, 3, 0, 0])
      }
      return try $0.file("liar.xlsx", bytes)
    },
    Case("import.sheet.wide", at: "Sheet1", "wide.xlsx") {
      try $0.zip("wide.xlsx", Parts(Parts.cell("<c r=\"XFE2\"><v>1</v></c>")).all)
    },
    Case("import.sheet.tall", at: "Sheet1", "tall.xlsx") {
      try $0.zip(
        "tall.xlsx", Parts("<sheetData><row r=\"1\"><c><v>1</v></c></row><row r=\"1048577\"/></sheetData>").all)
    },
    Case("import.sheet.wide", at: "wide.csv:1", "wide.csv", String(repeating: "a,", count: 16_385)),
    Case(
      "import.file.legacy-xls", at: "old.xls", "old.xls", [0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 600)),
    Case(
      "import.file.encrypted", at: "locked.xlsx", "locked.xlsx",
      [0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 600)
        + "EncryptedPackage".utf16.flatMap { [UInt8($0), 0] }),
    Case("import.file.ods", at: "a.ods", "a.ods") {
      try $0.zip("a.ods", ["mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"])
    },
    Case("import.file.xlsb", at: "a.xlsb", "a.xlsb") { try $0.zip("a.xlsb", ["xl/workbook.bin": "x"]) },
    Case("import.file.foreign", at: "a.docx", "a.docx") { try $0.zip("a.docx", ["word/document.xml": "<a/>"]) },
    Case("import.file.pdf", at: "a.xlsx", "a.xlsx", "%PDF-1.7\n"),
    Case("import.file.html", at: "portal.xls", "portal.xls", "\u{FEFF}\n<TABLE border=1><tr><td>1</td></tr></table>"),
    Case("import.file.foreign", at: "2003.xls", "2003.xls", "<?xml version=\"1.0\"?><Workbook/>"),
    Case("file.unreadable", at: "/nowhere/a.csv", "absent") { _ in "/nowhere/a.csv" },
    Case("file.unreadable", at: "/", "folder") { _ in "/" },
  ]

  @Test(arguments: cases) func refused(_ example: Case) throws {
    try check(example)
  }

  private func check(_ example: Case) throws {
    let path = try example.make(scratch)
    let refusal = #expect(throws: Refusal.self) { try readAll(path) }
    #expect(refusal?.code == example.code)
    #expect(refusal?.place == example.place)
    // Nothing may be left to fill in, in either language.
    for label in [refusal?.message, refusal?.fix] {
      #expect(label?.zh.contains("{") == false)
      #expect(label?.en.contains("{") == false)
    }
  }

  @Test func absentSheetNamesTheOthers() throws {
    let path = try scratch.zip("a.xlsx", Parts(Parts.cell("<c><v>1</v></c>")).all)
    let refusal = #expect(throws: Refusal.self) { try SheetReader(path, sheet: "Sheet2") }
    #expect(refusal?.code == "import.sheet.absent")
    #expect(refusal?.fix.en.contains("Sheet1") == true)
  }

  @Test func rulesAreInTheTable() {
    let codes = Refusal.table.map(\.code)
    #expect(Set(codes).count == codes.count)
    for example in Self.cases { #expect(codes.contains(example.code)) }
  }
}
