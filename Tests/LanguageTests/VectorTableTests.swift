import Core
import Foundation
import Testing

@testable import Language

/// A file of vectors is taken whole or refused with what is wrong.
struct VectorTableTests {
  @Test func aRightFileIsRead() throws {
    let table = try VectorTable(VectorFile().bytes)
    #expect((0..<table.pieces).map { table.text($0) } == ["▁", "心", "肺", "心肺", "a"])
    // Rows count 1, 38, 75, 112 and on as signed bytes, half a step each.
    #expect(table.sum([0]) == [0.5, 19, 37.5, 56])
    #expect(table.sum([1, 0, 1]).count == 4)
    #expect(table.sum([]) == [0, 0, 0, 0])
  }

  @Test func eachChangedByteIsNoticed() {
    let right = VectorFile().bytes
    for index in right.indices {
      var wrong = right
      wrong[index] ^= 0x40
      #expect(throws: VectorFault.self, "byte \(index)") { try VectorTable(wrong) }
    }
    for length in right.indices {
      #expect(throws: VectorFault.self, "\(length) bytes") { try VectorTable(right.prefix(length)) }
    }
    #expect(throws: VectorFault.size) { try VectorTable(right + [0]) }
  }

  @Test func whatIsWrongBehindARightChecksumIsNoticed() {
    check(VectorFile(version: 2), .version(2))
    check(VectorFile(count: 4), .size)
    check(VectorFile(count: .max), .size)
    check(VectorFile(dimensions: 0), .size)
    check(VectorFile(pieces: []), .size)
    check(VectorFile(pieces: [("a", 1), ("", 1)]), .piece(1))
    check(VectorFile(pieces: [("a", 1), ("b", 1), ("a", 2)]), .piece(2))
    check(VectorFile(pieces: [("𠮷", 1)]), .piece(0))
    for scale in [0, -1, .nan, .infinity] as [Float] { check(VectorFile(scale: scale), .piece(0)) }
  }

  private func check(_ file: VectorFile, _ fault: VectorFault, at location: SourceLocation = #_sourceLocation) {
    #expect(throws: fault, sourceLocation: location) { _ = try PieceCutter(try VectorTable(file.bytes)) }
  }

  @Test func aDamagedFileIsARefusalThatNamesIt() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "vectors-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    #expect(refused(file) == "file.unreadable")
    for bytes in [Data(), Data("no table".utf8), VectorFile().bytes.dropLast(), VectorFile(pieces: [("", 0)]).bytes] {
      try bytes.write(to: file)
      #expect(refused(file) == "resource.damaged")
    }
    try VectorFile().bytes.write(to: file)
    #expect(refused(file) == nil)
  }

  private func refused(_ file: URL) -> String? {
    do {
      _ = try Meaning(file: file)
      return nil
    } catch {
      return (error as? Refusal)?.code ?? "\(error)"
    }
  }
}
