import Core
import Files
import Foundation
import Store
import Testing

/// Files by their content: put once, found whole, gone when they are removed.
@Suite struct FileFolderTests {
  private let scratch: Scratch
  private let folder: FileFolder
  init() throws {
    scratch = try Scratch()
    folder = FileFolder(scratch.folder.appending(path: "kept"))
  }

  private func incoming(_ words: String) throws -> (URL, Checksum) {
    let file = try folder.incoming().appending(path: UUID().uuidString)
    try Data(words.utf8).write(to: file)
    var digest = Digest()
    digest.update(words.utf8)
    return (file, Checksum(of: digest))
  }

  @Test("the same content is kept once, whoever hands it in, and putting twice is putting once")
  func put() throws {
    let (first, checksum) = try incoming("a")
    try folder.put(first, checksum)
    try folder.put(first, checksum)
    let (second, same) = try incoming("a")
    #expect(same == checksum)
    try folder.put(second, same)
    #expect(!FileManager.default.fileExists(atPath: second.path))
    #expect(folder.contains(checksum) && folder.isSound(checksum))
    #expect(folder.kept(before: .distantFuture) == [checksum])
    #expect(folder.place(of: checksum).path.hasSuffix("/ca/\(checksum)"), "a's checksum begins with ca")
    let attributes = try FileManager.default.attributesOfItem(
      atPath: folder.place(of: checksum).deletingLastPathComponent().path)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o700, "for its owner alone")
  }

  @Test("what is not there cannot be put, and leaves nothing behind")
  func absent() throws {
    let (file, checksum) = try incoming("b")
    try FileManager.default.removeItem(at: file)
    #expect(throws: Refusal.self) { try folder.put(file, checksum) }
    #expect(!folder.contains(checksum) && FilePieces(folder, checksum) == nil)
    // Removing what is gone is no fault.
    try folder.remove(checksum)
  }

  @Test("a file is handed on in pieces to its end, also when it is removed meanwhile")
  func pieces() throws {
    let words = String(repeating: "0123456789", count: FilePieces.size / 5)
    let (file, checksum) = try incoming(words)
    try folder.put(file, checksum)
    let pieces = try #require(FilePieces(folder, checksum))
    #expect(pieces.count == words.utf8.count)
    var out = try pieces.piece(at: 0)
    #expect(out.count == FilePieces.size)
    try folder.remove(checksum)
    #expect(!folder.contains(checksum))
    while case let next = try pieces.piece(at: out.count), !next.isEmpty { out += next }
    #expect(out == Array(words.utf8))
  }

  @Test("what changed on the disk is found, and what is new is not old")
  func soundness() throws {
    let (file, checksum) = try incoming("c")
    try folder.put(file, checksum)
    #expect(folder.kept(before: Date() - 3600).isEmpty)
    try Data("d".utf8).write(to: folder.place(of: checksum))
    #expect(!folder.isSound(checksum))
  }

  @Test("a copy has what is wanted and is there, and tells of the rest")
  func copy() throws {
    let (file, checksum) = try incoming("e")
    try folder.put(file, checksum)
    let lost = try incoming("f").1
    let other = FileFolder(scratch.folder.appending(path: "copy"))
    #expect(try folder.copy([checksum, lost], to: other) == [lost])
    #expect(other.isSound(checksum) && !other.contains(lost))
    #expect(try folder.copy([checksum], to: other).isEmpty, "again is no fault")
  }

  @Test(
    "nothing but a checksum leads to a file",
    arguments: [
      "", "..", "../../etc/passwd", String(repeating: "A", count: 64), String(repeating: "g", count: 64),
      String(repeating: "a", count: 63), String(repeating: "a", count: 63) + "/", String(repeating: "ａ", count: 64),
    ])
  func checksums(_ words: String) { #expect(Checksum(words) == nil) }
}
