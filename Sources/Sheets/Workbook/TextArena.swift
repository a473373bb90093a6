import Core
import Foundation

/// Many texts by number, in one run of bytes: in memory while they are few, in an unlinked temporary file that is mapped
/// back when they are many, so that a workbook of a million texts does not live in memory whole.
///
/// The temptation is `[String]`: each costs an allocation, and a gigabyte of XML becomes several of memory.
final class TextArena {
  private static let spillAt = 32 << 20

  private var bytes: [UInt8] = []
  private var ends: [UInt32] = [0]
  private var spilled = 0
  private var file: Int32 = -1
  private var map: UnsafeMutableRawPointer?

  var count: Int { ends.count - 1 }

  deinit {
    if let map { munmap(map, spilled) }
    if file >= 0 { close(file) }
  }

  func append(_ text: [UInt8]) throws {
    bytes.append(contentsOf: text)
    ends.append(UInt32(spilled + bytes.count))
    if bytes.count >= Self.spillAt { try spill() }
  }

  /// Call once, after the last text.
  func seal() throws {
    guard file >= 0 else { return }
    try spill()
    guard let mapped = mmap(nil, spilled, PROT_READ, MAP_PRIVATE, file, 0), mapped != MAP_FAILED else {
      throw failure()
    }
    map = mapped
  }

  func with<T>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
    let range = Int(ends[index])..<Int(ends[index + 1])
    if let map {
      let start = UnsafeRawPointer(map + range.lowerBound).assumingMemoryBound(to: UInt8.self)
      return body(UnsafeBufferPointer(start: start, count: range.count))
    }
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  private func spill() throws {
    if file < 0 {
      var template = Array((NSTemporaryDirectory() + "/lianqiao-XXXXXX").utf8CString)
      file = template.withUnsafeMutableBufferPointer { $0.baseAddress.map { mkstemp($0) } ?? -1 }
      guard file >= 0 else { throw failure() }
      // Without a name it goes when the process does, whatever ends it.
      template.withUnsafeBufferPointer { _ = $0.baseAddress.map { unlink($0) } }
    }
    var written = 0
    while written < bytes.count {
      let got = bytes.withUnsafeBytes { write(file, $0.baseAddress.map { $0 + written }, $0.count - written) }
      guard got > 0 else { throw failure() }
      written += got
    }
    spilled += bytes.count
    bytes.removeAll(keepingCapacity: true)
  }

  private func failure() -> Refusal { .unreadable(NSTemporaryDirectory(), code: errno) }
}
