import Testing

@testable import Sheets

@Suite struct ArenaTests {
  /// Past 32 MiB the texts lie in a file; nobody notices.
  @Test func manyTextsSpill() throws {
    let arena = TextArena()
    let filler = [UInt8](repeating: 0x61, count: 10_000)
    for index in 0..<5_000 { try arena.append(Array("\(index)".utf8) + filler) }
    try arena.seal()
    #expect(arena.count == 5_000)
    for index in [0, 1, 3_333, 4_999] {
      let text = arena.with(index) { String(decoding: $0, as: UTF8.self) }
      #expect(text.hasPrefix("\(index)aaa") && text.utf8.count == 10_000 + "\(index)".utf8.count)
    }
  }
}
