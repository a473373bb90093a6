import Foundation

/// Memory that nobody writes any more: a mapped file, or what was just sealed.
///
/// Unchecked: what stands in the memory never changes between `init` and `deinit`, nor does its address.
final class SegmentBytes: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool

  /// Takes over memory from `allocate`.
  init(owning bytes: UnsafeMutableRawBufferPointer) {
    self.bytes = UnsafeRawBufferPointer(bytes)
    isMapped = Self.isLarge(bytes.count)
  }

  init(mapping file: URL) throws(IndexFault) {
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .failed(reading: file) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .failed(reading: file) }
    let length = Int(status.st_size)
    guard length > 0 else { throw .damaged(file, "empty") }
    // All of it is read by the checksums at once: populating asks the kernel for it in one go.
    guard let address = mmap(nil, length, PROT_READ, MAP_SHARED | Int32(MAP_POPULATE), descriptor, 0),
      address != MAP_FAILED
    else { throw .failed(reading: file) }
    bytes = UnsafeRawBufferPointer(start: address, count: length)
    isMapped = true
  }

  deinit {
    let address = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
    if isMapped { munmap(address, bytes.count) } else { address?.deallocate() }
  }

  /// Lets a file that has the same bytes stand for the memory from now on, at the same address: whoever reads notices nothing,
  /// and the memory is free. What is small stays as it is.
  func settle(in file: URL) throws(IndexFault) {
    guard isMapped else { return }
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .failed(reading: file) }
    defer { close(descriptor) }
    let address = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
    guard mmap(address, bytes.count, PROT_READ, MAP_SHARED | MAP_FIXED, descriptor, 0) != MAP_FAILED else {
      throw .failed(reading: file)
    }
  }

  /// Not filled: every byte is the caller's to write. Without memory it ends the process, as every allocation does.
  static func allocate(_ count: Int) -> UnsafeMutableRawBufferPointer {
    guard isLarge(count) else { return .allocate(byteCount: count, alignment: 64) }
    let address = mmap(nil, count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard address != MAP_FAILED else { fatalError("no memory for \(count) bytes of an index") }
    return UnsafeMutableRawBufferPointer(start: address, count: count)
  }

  /// Less is not worth pages of its own.
  private static func isLarge(_ count: Int) -> Bool { count >= 1 << 16 }
}
