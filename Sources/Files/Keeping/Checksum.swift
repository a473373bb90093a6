import Foundation
package import Store

/// SHA-256 of a file's content, as 64 hexadecimal digits and nothing else: what leads to a file cannot lead anywhere else.
package struct Checksum: Sendable, Hashable, CustomStringConvertible {
  package let description: String

  package init?(_ words: String) {
    guard words.utf8.count == 64, words.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    description = words
  }

  package init(of digest: consuming Digest) { description = Digest.hex(digest.finish()) }

  /// Of a file as it is now, read piece by piece.
  init(of file: URL) throws {
    let handle = try FileHandle(forReadingFrom: file)
    defer { try? handle.close() }
    var digest = Digest()
    while let piece = try handle.read(upToCount: 1 << 18), !piece.isEmpty { digest.update(piece) }
    self.init(of: digest)
  }
}
