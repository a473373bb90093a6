import Core
import TestSupport
import Testing

@testable import Sheets

@Suite struct LineParserTests {
  private let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test(
    "what is JSON",
    arguments: [
      ("{}", JSON.object([])), (" [ ] ", .array([])), ("null", .null), ("true", .bool(true)),
      ("-0.5e+10", .number("-0.5e+10")), ("123456789012345678901234567890", .number("123456789012345678901234567890")),
      (#""\"\\\/\b\f\n\r\t""#, .string("\"\\/\u{8}\u{C}\n\r\t")), (#""\u00e9\uD83D\ude00""#, .string("é😀")),
      (
        "{\"b\":1,\"a\":[\"迈瑞\",{}]}\r",
        .object(("b", .number("1")), ("a", .array([.string("迈瑞"), .object([])])))
      ),
    ])
  func good(_ text: String, _ expected: JSON) throws {
    #expect(try LineParser.parse(Array(text.utf8)) == expected)
  }

  @Test(
    "what is not, and at which byte",
    arguments: [
      ("{", 2), ("{\"a\":1,}", 8), ("[1,]", 4), ("{a:1}", 2), ("{\"a\" 1}", 6), ("01", 3), ("1.", 3), ("1e", 3),
      ("-", 2),
      ("+1", 1), ("NaN", 1), ("tru", 4), ("\"a", 3), ("\"\\x\"", 3), (#""\u12"#, 4), (#""\uD800""#, 8),
      (#""\uDC00""#, 8),
      (#""\u0000""#, 8), ("\"\t\"", 2), ("{} {}", 4), ("{\"a\":1,\"a\":2}", 11), ("'a'", 1), ("", 1),
      (String(repeating: "[", count: 17), 17), ("\u{FEFF}{}", 1),
    ])
  func bad(_ text: String, _ at: Int) {
    let fault = #expect(throws: LineParser.Fault.self) { try LineParser.parse(Array(text.utf8)) }
    #expect(fault?.at == at, "\(fault?.why.en ?? "")")
  }

  @Test("bytes that are no UTF-8", arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE4, 0xB8]] as [[UInt8]])
  func encoding(_ bytes: [UInt8]) {
    #expect(throws: LineParser.Fault.self) { try LineParser.parse([0x22] + bytes + [0x22]) }
  }

  @Test("whatever is written is read back")
  func law() throws {
    var random = Dice(seed: 5)
    let path = scratch.path("law.jsonl")
    let values = (0..<500).map { _ in JSON.object(("v", Self.value(4, &random))) }
    let writer = try LineWriter(path)
    for value in values { try writer.write(value) }
    try writer.finish()
    var read: [JSON] = []
    try LineReader(path).lines { read.append(try $0.content.get()) }
    #expect(read == values)
  }

  @Test("bent bytes are refused or read, and nothing else happens")
  func fuzz() throws {
    var random = Dice(seed: 6)
    let whole = Array("{\"id\":\"a\",\"n\":-1.5e3,\"t\":{\"zh\":\"迈瑞\\n\\u00e9\",\"l\":[true,null,\"x\"]}}".utf8)
    for _ in 0..<5_000 {
      var bytes = whole
      for _ in 0...Int.random(in: 0...3, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: .min ... .max, using: &random)
      }
      if Bool.random(using: &random) { bytes.removeLast(Int.random(in: 1...20, using: &random)) }
      if let value = try? LineParser.parse(bytes) { #expect(!value.hashValue.description.isEmpty) }
    }
  }

  @Test("lines: marks, blank ones, ends, one that is too long, one that is cut")
  func lines() throws {
    let long = "\"" + String(repeating: "x", count: LineReader.longest) + "\""
    let path = try scratch.file("a.txt", "\u{FEFF}{\"a\":1}\r\n\n  \n\(long)\nx\n{}")
    #expect(try LineReader.reads(path))
    var seen: [(Int, Bool)] = []
    try LineReader(path).lines { seen.append(($0.number, (try? $0.content.get()) != nil)) }
    #expect(seen.map(\.0) == [1, 4, 5, 6] && seen.map(\.1) == [true, false, false, true])
    let cut = try scratch.file("b.jsonl", "{}\n{\"a\":")
    #expect(throws: Refusal.self) { try LineReader(cut).lines { _ in } }
    for (name, text) in [("c.jsonl", ""), ("d.jsonl", "\n \n")] {
      let empty = try scratch.file(name, text)
      let error = #expect(throws: Refusal.self) { try LineReader(empty).lines { _ in } }
      #expect(error?.rule == .importFileEmpty)
    }
    #expect(try !LineReader.reads(scratch.file("e.csv", "name,{\n")))
  }

  private static func value(_ depth: Int, _ random: inout Dice) -> JSON {
    switch Int.random(in: 0...(depth > 0 ? 5 : 3), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2: return .number(String(Int.random(in: -999...999, using: &random)))
    case 3: return .string(string(&random))
    case 4: return .array((0..<3).map { _ in value(depth - 1, &random) })
    default: return .members((0..<3).map { .init("\($0)\(string(&random))", value(depth - 1, &random)) })
    }
  }

  private static func string(_ random: inout Dice) -> String {
    let scalars = (0..<6).map { _ in
      UInt32.random(in: 1...0x2FFFF, using: &random) % [0x30, 0x3000, 0x2FFFF].randomElement(using: &random)!
    }
    return String(String.UnicodeScalarView(scalars.compactMap { $0 == 0 ? nil : Unicode.Scalar($0) }))
  }
}
