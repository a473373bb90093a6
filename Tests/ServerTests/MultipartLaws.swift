import Core
import Foundation
import TestSupport
import Testing

@testable import Server

/// Forms: read alike however they are cut, and refused where they are none.
@Suite struct MultipartLaws {
  /// The names and contents of a form's parts.
  private static func parts(_ body: [UInt8], cut: (Int) -> Int) throws -> [String: [UInt8]] {
    var parser = MultipartParser(boundary: "xYz")
    var out: [String: [UInt8]] = [:]
    var name = ""
    var rest = body[...]
    while !rest.isEmpty {
      try parser.feed(rest.prefix(cut(rest.count))) { event in
        switch event {
        case .begin(let head):
          name = "\(head.name)/\(head.fileName ?? "")"
          out[name] = []
        case .data(let bytes): out[name, default: []] += bytes
        case .end: break
        }
      }
      rest = rest.dropFirst(cut(rest.count))
    }
    try parser.finish()
    return out
  }

  @Test("a form is read the same in pieces of any size, whatever its file holds")
  func pieces() throws {
    var dice = Dice(seed: 7)
    for _ in 0..<300 {
      // Content that looks like a delimiter as often as not.
      let bits = ["\r\n", "--", "xYz", "-", "\r", "\n", "a", "\r\n--xY", "\u{0}"].map { Array($0.utf8) }
      let content = (0..<Int.random(in: 0...40, using: &dice)).flatMap { _ in
        bits[Int.random(in: 0..<bits.count, using: &dice)]
      }
      guard !contains(content, Array("\r\n--xYz".utf8)), !content.starts(with: Array("--xYz".utf8)) else { continue }
      let head = "--xYz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a b.csv\"\r\nX-Other: 1\r\n\r\n"
      let body = Array(head.utf8) + content + Array("\r\n--xYz--\r\nepilogue".utf8)
      let size = Int.random(in: 1...9, using: &dice)
      #expect(try Self.parts(body) { _ in size } == ["file/a b.csv": content])
      #expect(try Self.parts(body) { $0 } == ["file/a b.csv": content])
    }
  }

  private func contains(_ bytes: [UInt8], _ needle: [UInt8]) -> Bool {
    bytes.count >= needle.count && (0...bytes.count - needle.count).contains { bytes[$0...].starts(with: needle) }
  }

  @Test("a form that is cut anywhere is refused, never taken for whole")
  func cut() throws {
    let body = Array("--xYz\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nwords\r\n--xYz--".utf8)
    for end in 0..<body.count {
      #expect(throws: Refusal.self) { try Self.parts(Array(body[..<end])) { $0 } }
    }
    #expect(try Self.parts(body) { $0 } == ["file/": Array("words".utf8)])
  }

  @Test(
    "names of files",
    arguments: [
      ("form-data; name=\"a\"; filename=\"b.csv\"", "b.csv"),
      ("attachment; filename*=UTF-8''%E9%9C%80.csv; filename=x", "需.csv"),
      ("form-data; filename=\"a\\\"b;c.csv\"; name=x", "a\"b;c.csv"), ("form-data; name=a", nil),
    ])
  func names(header: String, expected: String?) { #expect(HeaderParameters(header).fileName == expected) }

  @Test(
    "a file's name cannot leave its folder",
    arguments: [
      ("../../etc/passwd", "passwd"), ("C:\\x\\y.csv", "y.csv"), ("", "upload.csv"), ("..", "upload.csv"),
      ("a\u{202E}b\u{0}.csv", "ab.csv"), (String(repeating: "表", count: 100), String(repeating: "表", count: 60)),
    ])
  func safety(name: String, expected: String) { #expect(UploadWriter.safe(name) == expected) }

  @Test("a file ends where it may be no larger, whatever its length was said to be")
  func size() throws {
    let writer = try UploadWriter(limit: 10)
    defer { writer.discard() }
    try writer.open(named: "a.csv")
    try writer.write([UInt8](repeating: 65, count: 10))
    let refusal = #expect(throws: Refusal.self) { try writer.write([65]) }
    #expect(refusal?.rule == .apiBodyLarge)
  }
}
