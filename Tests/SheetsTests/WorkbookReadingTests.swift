import Core
import Testing

@testable import Sheets

/// What one cell of a workbook comes out as, however it was written.
@Suite struct WorkbookReadingTests {
  private let scratch: Scratch
  init() throws { scratch = try Scratch() }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let cell: String
    let expected: Cell.Value
    var shared = ""
    var styles = ""
    var properties = ""
    var link: String?

    init(
      _ name: String, _ cell: String, _ expected: Cell.Value, shared: String = "", format: String? = nil,
      is1904: Bool = false,
      link: String? = nil
    ) {
      testDescription = name
      self.cell = cell
      self.expected = expected
      self.shared = shared
      if let format {
        let id = Int(format)
        let codes = id == nil ? "<numFmts><numFmt numFmtId=\"170\" formatCode=\"\(format)\"/></numFmts>" : ""
        // A cell style of its own before it: only those of cells count.
        styles =
          "\(codes)<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
          + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"\(id ?? 170)\"/></cellXfs>"
      }
      if is1904 { properties = "<workbookPr date1904=\"1\"/>" }
      self.link = link
    }
  }

  static func day(_ string: String, _ time: TimeOfDay? = nil) -> Cell.Value {
    Day(string).map { .day($0, time: time) } ?? .empty
  }

  static let cases: [Case] = [
    Case("shared", #"<c r="A2" t="s"><v>1</v></c>"#, .text("二"), shared: "<si><t>一</t></si><si><t>二</t></si>"),
    Case(
      "rich text without readings", #"<c r="A2" t="s"><v>0</v></c>"#, .text("东京 都"),
      shared:
        #"<si><r><t xml:space="preserve">东京 </t></r><r><rPr><b/></rPr><t>都</t></r><rPh sb="0" eb="2"><t>とう</t></rPh></si>"#
    ),
    Case(
      "space is kept where it is said to be", #"<c r="A2" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>"#,
      .text(" a ")),
    Case("space is the XML's own otherwise", #"<c r="A2" t="inlineStr"><is><t>\#n  a  \#n</t></is></c>"#, .text("a")),
    Case("escapes", #"<c r="A2" t="str"><v>a_x000D_b_x005F_x0041_</v></c>"#, .text("a\rb_x0041_")),
    Case("formula's text", #"<c r="A2" t="str"><f>A1&amp;"x"</f><v>名称x</v></c>"#, .text("名称x")),
    Case(
      "HYPERLINK", #"<c r="A2" t="str"><f>HYPERLINK("https://a.example/?q=""x""","乙")</f><v>乙</v></c>"#, .text("乙"),
      link: #"https://a.example/?q="x""#),
    Case(
      "HYPERLINK of a sum", #"<c r="A2" t="str"><f>HYPERLINK("https://a.example/"&amp;B2,"乙")</f><v>乙</v></c>"#,
      .text("乙")),
    Case("number", #"<c r="A2"><v>12.5</v></c>"#, .number(12.5, digits: "12.5")),
    Case(
      "number with the tail of binary", #"<c r="A2"><v>0.30000000000000004</v></c>"#,
      .number(0.30000000000000004, digits: "0.30000000000000004")),
    Case("exponent", #"<c r="A2"><v>1.5E-3</v></c>"#, .number(0.0015, digits: "1.5E-3")),
    Case("boolean", #"<c r="A2" t="b"><v>1</v></c>"#, .boolean(true)),
    Case("error", #"<c r="A2" t="e"><f>B9</f><v>#REF!</v></c>"#, .error("#REF!")),
    Case("without an address", "<c><v>7</v></c>", .number(7)),
    Case("percent", #"<c r="A2" s="1"><v>0.124</v></c>"#, .percent(12.4), format: "10"),
    Case(
      "percent, custom", #"<c r="A2" s="1"><v>7.0000000000000007E-2</v></c>"#, .percent(7), format: "0.0%;[Red]-0.0%"),
    Case("a percent sign in quotes is none", #"<c r="A2" s="1"><v>5</v></c>"#, .number(5), format: "0&quot;%&quot;"),
    Case("built-in date", #"<c r="A2" s="1"><v>45085</v></c>"#, day("2023-06-08"), format: "14"),
    Case("Chinese built-in date", #"<c r="A2" s="1"><v>45085</v></c>"#, day("2023-06-08"), format: "31"),
    Case(
      "custom date", #"<c r="A2" s="1"><v>45085</v></c>"#, day("2023-06-08"),
      format: "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"),
    Case("month alone", #"<c r="A2" s="1"><v>45085</v></c>"#, day("2023-06-08"), format: "[$-804]mmm"),
    Case(
      "day and time", #"<c r="A2" s="1"><v>45085.354166666664</v></c>"#,
      day("2023-06-08", TimeOfDay(hour: 8, minute: 30)), format: "yyyy/m/d h:mm"),
    Case(
      "a second short of midnight rounds up", #"<c r="A2" s="1"><v>45085.999999999</v></c>"#, day("2023-06-09"),
      format: "14"),
    Case("time alone", #"<c r="A2" s="1"><v>0.354166666666667</v></c>"#, .text("08:30"), format: "h:mm AM/PM"),
    Case("length of time", #"<c r="A2" s="1"><v>1.5</v></c>"#, .number(1.5), format: "[h]:mm"),
    Case("days in words", #"<c r="A2" s="1"><v>30</v></c>"#, .number(30), format: "0&quot; days&quot;"),
    Case("colour is no day", #"<c r="A2" s="1"><v>30</v></c>"#, .number(30), format: "[Red]0.00"),
    Case("exponent is no era", #"<c r="A2" s="1"><v>30</v></c>"#, .number(30), format: "0.00E+00"),
    Case("first of 1900", #"<c r="A2" s="1"><v>1</v></c>"#, day("1900-01-01"), format: "14"),
    Case("last before the bug", #"<c r="A2" s="1"><v>59</v></c>"#, day("1900-02-28"), format: "14"),
    Case("the day that never was", #"<c r="A2" s="1"><v>60</v></c>"#, .text("1900-02-29"), format: "14"),
    Case("first after the bug", #"<c r="A2" s="1"><v>61</v></c>"#, day("1900-03-01"), format: "14"),
    Case("1904", #"<c r="A2" s="1"><v>43623</v></c>"#, day("2023-06-08"), format: "14", is1904: true),
    Case("past the calendar", #"<c r="A2" s="1"><v>99999999</v></c>"#, .number(99_999_999), format: "14"),
    Case(
      "ISO date", #"<c r="A2" t="d"><v>2023-06-08T08:30:00Z</v></c>"#, day("2023-06-08", TimeOfDay(hour: 8, minute: 30))
    ),
  ]

  @Test(arguments: cases) func cell(_ example: Case) throws {
    try check(example)
  }

  private func check(_ example: Case) throws {
    let parts = Parts(
      Parts.cell(example.cell), shared: example.shared, styles: example.styles, properties: example.properties)
    let rows = try readAll(scratch.zip("a.xlsx", parts.all))
    #expect(rows.count == 1)
    #expect(rows.first?[0] == example.expected)
    #expect(rows.first?.cell(0)?.link == example.link)
    #expect(rows.first?.place(0) == "Sheet1!A2")
  }

  @Test func prefixesMakeNoDifference() throws {
    let xml =
      "<?xml version=\"1.0\"?><x:worksheet xmlns:x=\"\(Parts.main)\"><x:sheetData>"
      + "<x:row><x:c t=\"inlineStr\"><x:is><x:t>名称</x:t></x:is></x:c><x:c t=\"str\"><x:v>注</x:v></x:c></x:row><x:row><x:c><x:v>1</x:v></x:c></x:row>"
      + "</x:sheetData><x:mergeCells><x:mergeCell ref=\"B1:C1\"/></x:mergeCells></x:worksheet>"
    let reader = try SheetReader(scratch.zip("prefixed.xlsx", Parts(xml).all))
    #expect(reader.header.columns.map(\.name) == ["名称", "注", "注"])
    #expect(try rows(of: reader).map { $0[0] } == [.number(1)])
  }

  @Test func linksOfTheSheet() throws {
    var parts = Parts(
      Parts.cell("<c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2</v></c><c r=\"C2\"><v>3</v></c>")
        + "<hyperlinks><hyperlink ref=\"A2\" r:id=\"L1\"/><hyperlink ref=\"B2:B9\" location=\"Sheet2!A1\"/></hyperlinks>"
    )
    parts.links = ["L1": "https://a.example/"]
    let row = try #require(try readAll(scratch.zip("links.xlsx", parts.all)).first)
    #expect(row.cells.map(\.link) == ["https://a.example/", "#Sheet2!A1", nil])
  }

  @Test func sheetsAreChosen() throws {
    var parts = Parts(Parts.cell("<c><v>1</v></c>"))
    parts.sheets = [
      ("藏", "state=\"hidden\"", Parts.cell("<c><v>0</v></c>")),
      ("空", "", "<sheetData><row r=\"1\"><c r=\"A1\" s=\"3\"/></row></sheetData>"),
      ("企业 名录", "", Parts.cell("<c><v>2</v></c>")),
      ("二", "", Parts.cell("<c><v>3</v></c>")),
    ]
    parts.sheetTarget = "../xl/./worksheets/sheet"
    let path = try scratch.zip("sheets.xlsx", parts.all)
    let first = try SheetReader(path)
    #expect(first.sheets == ["空", "企业 名录", "二"])
    #expect(first.sheet == "企业 名录")
    #expect(try rows(of: first).first?.place(0) == "'企业 名录'!A2")
    #expect(try rows(of: SheetReader(path, sheet: "二")).map { $0[0] } == [.number(3)])
    #expect(try rows(of: SheetReader(path, sheet: "藏")).map { $0[0] } == [.number(0)])
  }

  @Test func nothingOfACellReachesTheNext() throws {
    let xml = Parts.cell(
      "<c t=\"inlineStr\"><is><t>甲</t></is></c><c t=\"inlineStr\"/><c t=\"s\"/><c s=\"9\"/><c><v>1</v></c>")
    let row = try #require(try readAll(scratch.zip("next.xlsx", Parts(xml).all)).first)
    #expect(row.cells.map(\.column) == [0, 4])
  }

  @Test func cellsInAnyOrder() throws {
    let xml = Parts.cell("<c r=\"C2\"><v>3</v></c><c r=\"A2\"><v>1</v></c><c r=\"C2\"><v>4</v></c><c><v>5</v></c>")
    let row = try #require(try readAll(scratch.zip("order.xlsx", Parts(xml).all)).first)
    #expect(row.cells.map(\.column) == [0, 2, 3])
    #expect(row[2] == .number(4))
    #expect(row[1] == .empty)
  }
}
