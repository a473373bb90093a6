import Testing

@testable import Files

/// Names as strangers write them, and the header that hands them on.
@Suite struct FileNameTests {
  @Test(
    "a name is the last part of a path, bare of what is not seen, and ends in what the file is",
    arguments: [
      ("报告.pdf", FileType.pdf, "报告.pdf"), ("../../etc/passwd", .text, "passwd.txt"), ("..\\..\\a.PDF", .pdf, "a.pdf"),
      ("a.pdf.exe", .pdf, "a.pdf.exe.pdf"), ("a\r\nSet-Cookie: x=1.pdf", .pdf, "Set-Cookie x=1.pdf"),
      ("a\u{202E}fdp.exe", .pdf, "afdp.exe.pdf"), ("", .png, "file.png"), ("...", .docx, "file.docx"),
      (".pdf", .pdf, "pdf.pdf"), ("  a  b .jpeg", .jpeg, "a b .jpeg"), ("x.html", .text, "x.html.txt"),
      ("x.CSV", .text, "x.csv"), ("a\"b'c.pdf", .pdf, "a\"b'c.pdf"), ("nul\0.pdf", .pdf, "nul.pdf"),
    ] as [(String, FileType, String)])
  func clean(_ given: String, _ type: FileType, _ expected: String) {
    // A colon is no part of a path here, and stays.
    #expect(FileName.clean(given, type).replacing(":", with: "") == expected)
    // What is clean is not cleaned any further.
    #expect(FileName.clean(FileName.clean(given, type), type) == FileName.clean(given, type))
  }

  @Test("a long name is cut between characters, and keeps its ending")
  func long() {
    let name = FileName.clean(String(repeating: "器", count: 500) + ".xlsx", .xlsx)
    #expect(name.utf8.count <= 200 && name.hasSuffix("器.xlsx"))
  }

  @Test("the header has one line, and its name twice: in ASCII, and as it is")
  func disposition() {
    #expect(
      FileName.disposition("报 \"a\\%.pdf")
        == "attachment; filename=\"_ _a__.pdf\"; filename*=UTF-8''%E6%8A%A5%20%22a%5C%25.pdf")
    let hostile = FileName.disposition("a\r\nX: y")
    #expect(hostile.allSatisfy { $0.isASCII && !$0.isNewline })
  }
}
