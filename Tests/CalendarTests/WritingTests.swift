import Core
import Foundation
import TestSupport
import Testing

@testable import Calendar

/// What goes in comes out, and nothing else.
@Suite struct WritingTests {
  @Test("words come back as they were, without controls, and make no line of their own", arguments: 0..<20)
  func words(seed: Int) throws {
    var dice = Dice(seed)
    let plain = try Scene.read(
      .request, Scene.meeting(description: "x", location: "x", attendees: [Attendee(Party("x", "a@example.cn"))]))
    for _ in 0..<25 {
      let (uid, summary, name) = (dice.words(), dice.words(), dice.words())
      let (description, location) = (dice.words(90) + "x", dice.words() + "x")
      let read = try Scene.read(
        .request,
        Scene.meeting(
          uid: uid, summary: summary, description: description, location: location,
          organiser: Party(name, dice.words()), attendees: [Attendee(Party(name + "x", dice.words()))]))
      #expect(read.properties.map(\.name) == plain.properties.map(\.name))
      #expect(read.text("UID") == CleanText.lines(uid))
      #expect(read.text("SUMMARY") == CleanText.lines(summary))
      #expect(read.text("DESCRIPTION") == CleanText.lines(description))
      #expect(read.text("LOCATION") == CleanText.lines(location))
      let called = try #require(read.parameters("ATTENDEE").first)
      #expect(Self.name(in: called) == CleanText.line(name + "x"))
      for property in ["ORGANIZER", "ATTENDEE"] {
        #expect(
          read[property].allSatisfy { $0.hasPrefix("mailto:") && $0.utf8.allSatisfy { (0x21...0x7E).contains($0) } })
      }
    }
  }

  /// `;CN="…"`, read by RFC 6868.
  private static func name(in parameters: String) -> String? {
    guard let start = parameters.range(of: ";CN=\""), let end = parameters[start.upperBound...].firstIndex(of: "\"")
    else { return nil }
    var (out, isCaret) = ("", false)
    for scalar in parameters[start.upperBound..<end].unicodeScalars {
      switch (isCaret, scalar) {
      case (true, "'"): out += "\""
      case (true, "^"): out += "^"
      case (true, _): Issue.record("^\(scalar)")
      case (false, "^"):
        isCaret = true
        continue
      default: out.unicodeScalars.append(scalar)
      }
      isCaret = false
    }
    return out
  }

  @Test(
    "line breaks of every kind are one",
    arguments: [
      ("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("a\n\rb", "a\n\nb"), ("a\u{2028}b\u{85}c", "a\nb\nc"),
      ("a\u{0}\tb", "a\tb"),
      ("\r\n\r\n", "\n\n"), ("", ""),
    ])
  func clean(_ words: String, _ expected: String) {
    #expect(CleanText.lines(words) == expected)
    #expect(CleanText.line(words) == expected.replacing("\n", with: " ").replacing("\t", with: " "))
  }

  @Test("lines are full: none could have been longer by its next character")
  func folding() throws {
    let bytes = CalendarFile(
      .publish, [try Scene.meeting(summary: String(repeating: "心", count: 200))], stamp: Scene.stamp
    ).bytes
    let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n").filter { $0.contains("心") }
    #expect(lines.count == 9 && lines.dropLast().allSatisfy { $0.utf8.count > 72 })
  }

  @Test("addresses of pages are percent-encoded, and of the web")
  func links() throws {
    let read = try Scene.read(.publish, Scene.meeting(url: "https://example.cn/zh/会面?a=1&b=%20\r\nX: y\""))
    #expect(read["URL"] == ["https://example.cn/zh/%E4%BC%9A%E9%9D%A2?a=1&b=%20%0D%0AX:%20y%22"])
    #expect(throws: Refusal.self) { try Scene.meeting(url: "javascript:alert(1)") }
  }

  @Test("what each method says", arguments: CalendarFile.Method.allCases)
  func methods(_ method: CalendarFile.Method) throws {
    let attendees = Attendee.Answer.allCases.map { Attendee(Party("王工", "wang+\($0)@example.cn"), $0) }
    let read = try Scene.read(method, Scene.meeting(attendees: attendees))
    #expect(
      read["METHOD"] == ["\(method.word)"] && read["SEQUENCE"] == ["2"] && read["DTSTAMP"] == ["20261123T111633Z"])
    #expect(read["STATUS"] == [method == .cancel ? "CANCELLED" : "CONFIRMED"])
    #expect(read["ORGANIZER"] == ["mailto:office@example.cn"] && read.parameters("ORGANIZER") == [";CN=\"办公室\""])
    #expect(read["ATTENDEE"].count == (method == .publish ? 0 : 4))
    let asked = read.parameters("ATTENDEE").count { $0.contains(";RSVP=TRUE") }
    #expect(asked == (method == .request ? 1 : 0))
    #expect(try Scene.read(.publish, Scene.meeting(isCancelled: true))["STATUS"] == ["CANCELLED"])
  }
}
