import Core
import Foundation

/// A file's bytes, piece by piece.
final class FileBytes {
  private let file: UnsafeMutablePointer<FILE>
  private let path: String
  private var buffer = [UInt8](repeating: 0, count: 1 << 17)

  init(_ path: String) throws {
    guard let file = fopen(path, "rb") else { throw Self.failure(path) }
    self.file = file
    self.path = path
  }

  deinit { fclose(file) }

  /// The next piece, empty at the end.
  func read<T>(_ body: (UnsafeBufferPointer<UInt8>) throws -> T) throws -> T {
    let got = buffer.withUnsafeMutableBytes { fread($0.baseAddress, 1, $0.count, file) }
    guard ferror(file) == 0 else { throw Self.failure(path) }
    return try buffer.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[..<got])) }
  }

  /// Skips what stands at the start, such as a byte-order mark.
  func seek(_ offset: Int) { fseek(file, offset, SEEK_SET) }

  static func head(_ path: String, _ count: Int) throws -> [UInt8] {
    try FileBytes(path).read { Array($0.prefix(count)) }
  }

  static func failure(_ path: String) -> Refusal {
    Refusal.unreadable(path, code: errno)
  }
}
