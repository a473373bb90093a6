import Foundation
import Testing

/// A message read the other way, by the letter of RFC 5322, 2045, 2047 and 2231: strict where mail programs are lenient.
struct ReadPart {
  let headers: [(name: String, value: String)]
  /// Decoded.
  let body: [UInt8]
  let parts: [ReadPart]

  var names: [String] { headers.map(\.name) }
  subscript(_ name: String) -> String { headers.filter { $0.name == name }.map(\.value).joined(separator: "|") }
  var text: String { String(decoding: body, as: UTF8.self) }
  /// Before the first parameter.
  var type: String { String(self["Content-Type"].prefix { $0 != ";" }) }

  init(_ bytes: [UInt8]) throws {
    #expect(
      bytes.suffix(2) == [0x0D, 0x0A]
        && bytes.allSatisfy { (0x20...0x7E).contains($0) || [0x09, 0x0A, 0x0D].contains($0) })
    try self.init(lines: String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n"))
  }

  private init(lines: some Collection<String>) throws {
    var headers: [(name: String, value: String)] = []
    #expect(lines.allSatisfy { !$0.contains("\r") && !$0.contains("\n") && $0.utf8.count <= 998 })
    let end = try #require(lines.firstIndex(of: ""))
    for line in lines[..<end] {
      #expect(line.utf8.count <= 78 || !line.contains(": ") || line.hasPrefix("List-Unsubscribe: "))
      #expect(!line.allSatisfy { $0 == " " }, "a line of white space ends headers for some")
      if line.hasPrefix(" ") {
        headers[headers.count - 1].value += line
      } else {
        let colon = try #require(line.firstRange(of: ": "))
        headers.append((String(line[..<colon.lowerBound]), String(line[colon.upperBound...])))
      }
    }
    self.headers = headers
    let body = Array(lines[end...].dropFirst())
    guard
      let boundary = headers.first(where: { $0.name == "Content-Type" })?.value.firstMatch(of: #/boundary="([^"]+)"/#)
    else {
      parts = []
      self.body = try Self.decoded(body, headers.first { $0.name == "Content-Transfer-Encoding" }?.value)
      return
    }
    let cuts = body.indices.filter { body[$0].hasPrefix("--\(boundary.1)") }
    #expect(cuts.first == 0 && body[cuts.last ?? 0] == "--\(boundary.1)--")
    #expect(cuts.dropLast().allSatisfy { body[$0] == "--\(boundary.1)" })
    self.body = []
    parts = try zip(cuts, cuts.dropFirst()).map { try ReadPart(lines: body[($0 + 1)..<$1]) }
  }

  private static func decoded(_ lines: [String], _ encoding: String?) throws -> [UInt8] {
    #expect(lines.allSatisfy { $0.utf8.count <= 76 })
    if encoding == "base64" {
      #expect(lines.allSatisfy { $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+/=".contains($0)) } })
      return Array(try #require(Data(base64Encoded: lines.joined())))
    }
    #expect(encoding == "quoted-printable")
    var out: [UInt8] = []
    for (number, line) in lines.enumerated() {
      #expect(line.last != " " && line.last != "\t")
      let bytes = Array(line.utf8)
      var index = 0
      while index < bytes.count, !(bytes[index] == UInt8(ascii: "=") && index + 1 == bytes.count) {
        if bytes[index] == UInt8(ascii: "=") {
          out.append(try #require(UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)))
          index += 3
        } else {
          out.append(bytes[index])
          index += 1
        }
      }
      // The end of the last line is that of what stands around the part.
      if index == bytes.count, number < lines.count - 1 { out += [0x0D, 0x0A] }
    }
    return out
  }

  /// Encoded words as mail programs show them; each has to be whole by itself.
  static func shown(_ value: String) throws -> String {
    let word = #/=\?UTF-8\?B\?([A-Za-z0-9+\/=]*)\?=/#
    return try value.replacing(#/\?= =\?/#, with: "?==?").replacing(word) { match in
      #expect(match.0.utf8.count <= 75)
      let bytes = try #require(Data(base64Encoded: String(match.1)))
      return try #require(String(validating: bytes, as: UTF8.self))
    }
  }
}
