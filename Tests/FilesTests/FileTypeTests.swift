import Core
import Files
import TestSupport
import Testing

/// What is taken and what is not, by content: each as somebody sends it.
@Suite struct FileTypeTests {
  private let scratch: Scratch
  init() throws { scratch = try Scratch() }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The type, or the code of the refusal.
    let expected: String
    let make: @Sendable (Scratch) throws -> [UInt8]

    init(_ expected: String, _ name: String, _ make: @escaping @Sendable (Scratch) throws -> [UInt8]) {
      (testDescription, self.expected, self.make) = ("\(name): \(expected)", expected, make)
    }
    init(_ expected: String, _ name: String, _ bytes: [UInt8]) { self.init(expected, name) { _ in bytes } }
    init(_ expected: String, _ name: String, _ text: String) { self.init(expected, name, Array(text.utf8)) }
  }

  static let pdf = Array("%PDF-1.7\n1 0 obj\n<<>>\nendobj\nxref\n%%EOF\n".utf8)
  static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    + [UInt8](repeating: 1, count: 17)
    + [0, 0, 0, 0] + Array("IEND".utf8) + [0xAE, 0x42, 0x60, 0x82]
  /// A segment with an end of picture in it, as a thumbnail has, before the picture's own.
  static let jpeg: [UInt8] = [
    0xFF, 0xD8, 0xFF, 0xE1, 0, 6, 1, 2, 0xFF, 0xD9, 0xFF, 0xFF, 0xDA, 0, 4, 1, 2, 7, 7, 7, 0xFF, 0xD9,
  ]
  private static let docx = "wordprocessingml.document.main+xml"
  private static let vba =
    "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>"

  static let good: [Case] = [
    Case("pdf", "a PDF", pdf), Case("pdf", "a PDF with a little behind its end", pdf + Array("\r\n\r\n".utf8)),
    Case("png", "a PNG", png), Case("jpeg", "a JPEG with a thumbnail", jpeg),
    Case("jpeg", "a telephone's JPEG, with a film behind it", jpeg + [0, 0, 0, 0x18] + Array("ftypmp42".utf8)),
    Case("docx", "a document") { try $0.office() },
    Case("xlsx", "a workbook") { try $0.office("spreadsheetml.sheet.main+xml") },
    Case("pptx", "a presentation") { try $0.office("presentationml.presentation.main+xml") },
    Case("docx", "a document with a workbook in it") {
      try $0.office(
        docx,
        more:
          "<Default Extension=\"xlsx\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet\"/>",
        parts: [("word/embeddings/a.xlsx", "PK")])
    },
    Case("text", "words", "联系人：陆\r\n\ttel. 0755\n"),
    Case("text", "a table with a mark of its order", "\u{FEFF}名称,数量\n泵,2\n"),
    Case("text", "one letter", "a"), Case("text", "a table whose first cell is smaller than", "<3 mm,2\n"),
  ]

  static let bad: [Case] = [
    Case("attachment.empty", "nothing", ""),
    Case("attachment.damaged", "half a PDF", Array(pdf.prefix(20))),
    Case("attachment.damaged", "half a PNG", Array(png.dropLast(4))),
    Case("attachment.damaged", "a PNG with an archive behind it", png + [0x50, 0x4B, 3, 4]),
    Case(
      "attachment.damaged", "a PNG whose end stands twice, with an archive between",
      png + [0x50, 0x4B, 3, 4] + png.suffix(12)),
    Case(
      "attachment.damaged", "a PNG with a chunk longer than the file",
      Array(png.prefix(33)) + [0x7F, 0, 0, 0] + png.suffix(from: 37)),
    Case("attachment.damaged", "a JPEG without its picture", Array(jpeg.prefix(12))),
    Case("attachment.damaged", "half a JPEG, whose thumbnail is whole", Array(jpeg.dropLast(2))),
    Case("attachment.damaged", "three bytes of a JPEG", [0xFF, 0xD8, 0xFF]),
    Case("attachment.damaged", "half a document") { Array(try $0.office().dropLast(30)) },
    Case("attachment.damaged", "the first bytes of a zip", [0x50, 0x4B, 3, 4]),
    Case("attachment.type", "an archive") { try $0.zip([("a.txt", "a")]) },
    Case("attachment.type", "an archive with the name of a document's part") {
      try $0.zip([("word/document.xml", "<x/>")])
    },
    Case("attachment.type", "a document and a workbook at once") {
      try $0.office(
        docx,
        more: "<Override ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>")
    },
    Case("attachment.type", "a list of types that is spelled by numbers") {
      try $0.office(docx, more: "<a b=\"vb&#97;\"/>")
    },
    Case("attachment.type", "two parts whose names differ in case alone") {
      try $0.office(docx, parts: [("word/a.xml", "a"), ("Word/A.xml", "b")])
    },
    Case("attachment.type", "a program that unpacks itself") { Array("MZ".utf8) + [0, 1] + (try $0.office()) },
    Case("attachment.macro", "a document with macros") {
      try $0.office("application/vnd.ms-word.document.macroEnabled.main+xml", more: vba)
    },
    Case("attachment.macro", "a plain document with a macro's part") {
      try $0.office(docx, parts: [("word/vbaProject.bin", "x")])
    },
    Case("attachment.macro", "a macro's part under another name") {
      try $0.office(docx, more: vba, parts: [("word/picture.bin", "x")])
    },
    Case("attachment.macro", "an old macro's sheet") {
      try $0.office(
        "spreadsheetml.sheet.main+xml", more: "<Override ContentType=\"application/vnd.ms-excel.macrosheet+xml\"/>")
    },
    Case("attachment.bomb", "a document of two hundred megabytes of nothing") { try $0.office(zeros: 200 << 20) },
    Case(
      "attachment.legacy", "an old .doc",
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 512)),
    Case("attachment.encoding", "a table in GB 18030", [0xC3, 0xFB, 0xB3, 0xC6, 0x2C, 0x31, 0x0A]),
    Case("attachment.encoding", "text that broke off in a letter", Array("名称".utf8.dropLast())),
    Case("attachment.type", "UTF-16", [0xFF, 0xFE, 0x61, 0, 0x62, 0]),
    Case("attachment.type", "text with a NUL", "a\0b"),
    Case("attachment.type", "what steers a terminal", "a\u{1B}[2Jb"),
    Case("attachment.type", "a page", "\n <!DOCTYPE html><script>alert(1)</script>"),
    Case("attachment.type", "a drawing", "\u{FEFF}<svg onload=\"alert(1)\"/>"),
    Case("attachment.type", "a script", "#!/bin/sh\nrm -rf /\n"), Case("attachment.type", "RTF", "{\\rtf1 a}"),
    Case("attachment.type", "XML", "<?xml version=\"1.0\"?><a/>"),
    Case("attachment.type", "PostScript", "%!PS-Adobe\n"),
    Case("attachment.type", "a program", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0]),
    Case("attachment.type", "a GIF", Array("GIF89a".utf8) + [1, 0, 1, 0]),
    Case("attachment.type", "gzip", [0x1F, 0x8B, 8, 0]),
    Case("attachment.type", "a page before a PDF", Array("<html>".utf8) + pdf),
  ]

  @Test("what is taken is told by its bytes", arguments: good)
  func taken(_ sample: Case) throws {
    let file = try scratch.file(sample.make(scratch))
    #expect(try FileType.of(file).rawValue == sample.expected)
  }

  @Test("what is not is refused, and says what is", arguments: bad)
  func refused(_ sample: Case) throws {
    let file = try scratch.file(sample.make(scratch))
    do {
      let type = try FileType.of(file)
      Issue.record("taken as \(type)")
    } catch let refusal as Refusal {
      #expect(refusal.code == sample.expected)
      #expect(refusal.place == "file" && !refusal.fix.zh.isEmpty)
    }
  }

  @Test("whatever is cut off or changed by chance is taken or refused, and never anything else", arguments: 0..<4)
  func damaged(_ seed: Int) throws {
    var dice = Dice(seed)
    for whole in [Self.pdf, Self.png, Self.jpeg, try scratch.office()] {
      for _ in 0..<60 {
        var bytes = Array(whole.prefix(dice.below(whole.count + 1)))
        for _ in 0..<dice.below(4) where !bytes.isEmpty { bytes[dice.below(bytes.count)] = UInt8(dice.below(256)) }
        do {
          _ = try FileType.of(scratch.file(bytes))
        } catch is Refusal {}
      }
    }
  }
}
