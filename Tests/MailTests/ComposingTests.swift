import Core
import Foundation
import TestSupport
import Testing

@testable import Mail

/// What goes in comes out, and nothing else.
@Suite struct ComposingTests {
  @Test("words come back as they were and make no header and no part of their own", arguments: 0..<20)
  func words(seed: Int) throws {
    var dice = Dice(seed)
    let plain = try Letter.read(Letter.to())
    for _ in 0..<25 {
      let (subject, name, text, html, file) = (dice.words(), dice.words(), dice.words(90), dice.words(90), dice.words())
      let bytes = Array(dice.words(90).utf8)
      let read = try Letter.read(
        Letter.to(
          name, subject: subject, text: text, html: html, invitation: .init(.request, bytes),
          attachments: [.init(file, .pdf, bytes), .init(file, .other, [])]))
      #expect(read.names == plain.names.filter { $0 != "Content-Transfer-Encoding" })
      #expect(try ReadPart.shown(read["Subject"]) == OneLine.of(subject))
      let isNamed = !OneLine.of(name).allSatisfy(\.isWhitespace)
      #expect(try Self.name(read["To"], isNamed: isNamed) == (isNamed ? OneLine.of(name) : ""))
      #expect(read.type == "multipart/mixed" && read.parts.map(\.type) == Self.types)
      let forms = read.parts[0].parts
      #expect(forms.map(\.type) == ["text/plain", "text/html", "text/calendar"])
      #expect(forms[0].text == Self.lines(text) && forms[1].text == Self.lines(html) && forms[2].body == bytes)
      #expect(read.parts[1].body == bytes && read.parts[2].body.isEmpty)
      for part in read.parts.dropFirst() {
        let name = try #require(Self.fileName(part["Content-Disposition"]))
        #expect(OneLine.of(file).unicodeScalars.starts(with: name.unicodeScalars) && name.utf8.count <= 240)
        #expect(name.utf8.count > 236 || name == OneLine.of(file))
      }
    }
  }

  private static let types = ["multipart/alternative", "application/pdf", "application/octet-stream"]

  /// Every kind of line break is CR LF, and the last line has one. By scalars, since CR LF is one character.
  private static func lines(_ words: String) -> String {
    var (out, last): (String.UnicodeScalarView, Unicode.Scalar?) = (.init(), nil)
    for scalar in words.unicodeScalars {
      if scalar == "\r" || (scalar == "\n" && last != "\r") { out += "\r\n".unicodeScalars }
      if scalar != "\r", scalar != "\n" { out.append(scalar) }
      last = scalar
    }
    return String(out) + (last == "\r" || last == "\n" ? "" : "\r\n")
  }

  private static func name(_ value: String, isNamed: Bool) throws -> String {
    let address = " <wang@example.cn>"
    guard isNamed else {
      #expect(value == "wang@example.cn")
      return ""
    }
    #expect(value.hasSuffix(address))
    let name = String(value.dropLast(address.count))
    guard name.hasPrefix("\"") else { return try ReadPart.shown(name) }
    // To its own end: what stands behind it would be read as another mailbox.
    let quoted = try #require(name.wholeMatch(of: #/"((?:[^"\\]|\\.)*)"/#), "\(name)")
    return String(quoted.1).replacing(#/\\(.)/#) { String($0.1) }
  }

  private static func fileName(_ value: String) -> String? {
    let pieces = value.matches(of: #/filename(\*\d+)?\*=([^; ]*)/#).map { String($0.2) }.joined()
    return pieces.hasPrefix("UTF-8''") ? String(pieces.dropFirst(7)).removingPercentEncoding : nil
  }

  @Test(
    "a line break of any kind is a space in a head, and other controls are nothing",
    arguments: ["\r\n", "\n", "\r", "\r\n\r\n", "\t", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}"])
  func oneLine(_ lineBreak: String) throws {
    let (words, expected) = ("a\(lineBreak)Bcc: x@example.cn\u{0}\u{1B}", "a Bcc: x@example.cn")
    let read = try Letter.read(Letter.to(words, subject: words, attachments: [.init(words, .pdf, [])]))
    #expect(try ReadPart.shown(read["Subject"]) == expected)
    #expect(try Self.name(read["To"], isNamed: true) == expected)
    #expect(Self.fileName(read.parts[1]["Content-Disposition"]) == expected)
  }

  @Test(
    "a name does not end its own quotation marks",
    arguments: ["a\"b", "a\\", "\"", "\\\"", "x\" <evil@example.cn>, \"y"])
  func quoted(_ name: String) throws {
    #expect(try Self.name(Letter.read(Letter.to(name))["To"], isNamed: true) == name)
  }

  @Test("a short message, to the byte")
  func whole() throws {
    let bytes = try Letter.to(
      subject: "Meeting", text: "Hello = you \n.\n", unsubscribing: Unsubscribing("https://example.cn/zh/stop/abc")
    ).bytes(from: Letter.sender())
    #expect(
      String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n") == [
        "Date: Mon, 23 Nov 2026 11:16:33 +0000", "From: =?UTF-8?B?6ZO+5qGl?= <office@example.cn>",
        "To: =?UTF-8?B?546L5bel?= <wang@example.cn>", "Subject: Meeting", "Message-ID: <notice.1@example.cn>",
        "Auto-Submitted: auto-generated", "List-Unsubscribe: <https://example.cn/zh/stop/abc>",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click", "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: quoted-printable", "",
        "Hello =3D you=20", ".", "",
      ])
  }

  @Test("one click is promised over https alone")
  func oneClick() throws {
    let read = try Letter.read(Letter.to(unsubscribing: Unsubscribing("http://127.0.0.1:8080/zh/stop/abc")))
    #expect(read.names.contains("List-Unsubscribe") && !read.names.contains("List-Unsubscribe-Post"))
    for wrong in ["mailto:a@example.cn", "https://example.cn/\r\nX: y", "https://例子.中国", "https://a/>,<https://b", ""] {
      #expect(throws: Refusal.self) { try Unsubscribing(wrong) }
    }
  }

  @Test(
    "subjects that stand as they are, and those that do not",
    arguments: [
      ("Two words", true), ("", true), ("=?UTF-8?Q?x?=", false), ("two  spaces", false), (" lead", false),
      (String(repeating: "a", count: 60), true), (String(repeating: "a", count: 61), false), ("é", false),
      (String(repeating: "word ", count: 60) + "end", true),
    ])
  func plain(_ subject: String, _ isPlain: Bool) throws {
    let value = try Letter.read(Letter.to(subject: subject))["Subject"]
    #expect(value.hasPrefix("=?") != isPlain)
    #expect(try ReadPart.shown(value) == subject)
  }

  @Test("days of the week, and the last second of a year")
  func dates() {
    for (seconds, expected) in [
      (0, "Thu, 1 Jan 1970 00:00:00 +0000"), (951_827_696, "Tue, 29 Feb 2000 12:34:56 +0000"),
      (1_798_761_599, "Thu, 31 Dec 2026 23:59:59 +0000"),
    ] {
      #expect(MailDate.spelled(Date(timeIntervalSince1970: Double(seconds))) == expected)
    }
  }

  @Test("what is mostly ASCII stays legible, Chinese is shorter in base64")
  func encodings() throws {
    #expect(
      try Letter.read(Letter.to(text: "Dear 王工, your request was read."))["Content-Transfer-Encoding"]
        == "quoted-printable")
    #expect(try Letter.read(Letter.to(text: "王工，您的需求已读。"))["Content-Transfer-Encoding"] == "base64")
  }
}
