import Core
import TestSupport
import Testing

@testable import Sheets

/// Broken bytes are refused or read, never a crash and never another error than a `Refusal`.
@Suite struct FuzzTests {
  private let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test func mutatedWorkbooks() throws {
    var parts = Parts(
      Parts.cell("<c t=\"s\"><v>0</v></c><c s=\"1\"><v>45085</v></c><c t=\"str\"><f>HYPERLINK(\"a\")</f><v>x</v></c>")
        + "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells><hyperlinks><hyperlink ref=\"A2\" r:id=\"L1\"/></hyperlinks>",
      shared: "<si><t>甲</t></si>", styles: "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>")
    parts.links = ["L1": "https://a.example/"]
    try mutate("a.xlsx", FileBytes.head(scratch.zip("whole.xlsx", parts.all), 1 << 16), 2_000)

    // A checksum catches most of what happens to a zip. So bend the XML before it is zipped, too.
    var random = Dice(seed: 3)
    for _ in 0..<1_000 {
      var bent = parts.all
      for part in bent.keys.sorted() where part.hasSuffix(".xml") && Int.random(in: 0...3, using: &random) == 0 {
        bent[part] = bent[part].map { String(decoding: Self.bent(Array($0.utf8), &random), as: UTF8.self) }
      }
      read(try scratch.zip("b.xlsx", bent))
    }
  }

  @Test(arguments: ["a.csv", "a.tsv"]) func mutatedText(_ name: String) throws {
    let text = "名称,地区,\"x\"\"y\"\r\n甲,\"深\n圳\",1\r\n'=1,,2\r\n"
    try mutate(name, Array(text.utf8), 2_000)
    try mutate(
      name, [0xFF, 0xFE] + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }, 500)
  }

  private func mutate(_ name: String, _ bytes: [UInt8], _ times: Int) throws {
    var random = Dice(seed: 1)
    for _ in 0..<times { read(try scratch.file(name, Self.bent(bytes, &random))) }
  }

  private func read(_ path: String) {
    do {
      for row in try readAll(path) { for cell in row.cells { _ = (cell.value.shown, cell.place, cell.fault) } }
    } catch {
      #expect(error is Refusal)
    }
  }

  private static func bent(_ bytes: [UInt8], _ random: inout Dice) -> [UInt8] {
    var out = bytes
    for _ in 0..<Int.random(in: 1...6, using: &random) where !out.isEmpty {
      let at = Int.random(in: 0..<out.count, using: &random)
      switch Int.random(in: 0...4, using: &random) {
      case 0: out[at] = UInt8.random(in: 0...255, using: &random)
      case 1: out[at] ^= 1 << UInt8.random(in: 0...7, using: &random)
      case 2: out.remove(at: at)
      case 3: out.insert(out[Int.random(in: 0..<out.count, using: &random)], at: at)
      default: out.removeLast(Int.random(in: 0..<min(20, out.count), using: &random))
      }
    }
    return out
  }
}
