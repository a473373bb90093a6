package import Core
import Foundation

/// Writes JSON Lines: an object a line, which appears under its name at `finish`, whole.
///
/// ```swift
/// let writer = try LineWriter("needs.jsonl")
/// try writer.write(.object(("id", "…")))
/// try writer.finish()
/// ```
package final class LineWriter {
  private static let flushAt = 1 << 16

  private let file: AtomicFile
  private let handle: UnsafeMutablePointer<FILE>
  private var isOpen = true
  private var buffer: [UInt8] = []

  package init(_ path: String) throws {
    file = try AtomicFile(path)
    guard let handle = fopen(file.temporary, "wb") else { throw file.failure() }
    self.handle = handle
  }

  deinit { if isOpen { fclose(handle) } }

  package func write(_ value: JSON) throws {
    value.write(to: &buffer)
    buffer.append(0x0A)
    if buffer.count >= Self.flushAt { try flush() }
  }

  package func finish() throws {
    try flush()
    isOpen = false
    guard fclose(handle) == 0 else { throw file.failure() }
    try file.commit()
  }

  private func flush() throws {
    let written = buffer.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, handle) }
    guard written == buffer.count else { throw file.failure() }
    buffer.removeAll(keepingCapacity: true)
  }
}
