import Core
import Foundation

/// A file that is handed on piece by piece, and held open: removed meanwhile, it is still handed on to its end.
package final class FilePieces: Sendable {
  package static let size = 1 << 17

  private let descriptor: Int32
  package let count: Int

  /// Nil where there is none.
  package init?(_ folder: FileFolder, _ checksum: Checksum) {
    descriptor = open(folder.place(of: checksum).path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
      if descriptor >= 0 { close(descriptor) }
      return nil
    }
    count = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// The bytes from `offset` on, a piece of them; empty at the end.
  package func piece(at offset: Int) throws -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: min(Self.size, max(0, count - offset)))
    var length = 0
    while length < buffer.count {
      let got = buffer.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress.map { $0 + length }, $0.count - length, off_t(offset + length))
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else {
        throw Refusal(.ioFailed, ["what": "attachment", "why": String(cString: strerror(errno))])
      }
      if got == 0 { break }
      length += got
    }
    buffer.removeLast(buffer.count - length)
    return buffer
  }
}
