import Foundation

/// Memory that nobody writes any more: a mapped file, or what was just sealed.
///
/// Unchecked: the memory is never written between `init` and `deinit`, and the address never changes.
final class SegmentBytes: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool

  /// Takes over memory from `allocate`.
  init(owning bytes: UnsafeMutableRawBufferPointer) {
    self.bytes = UnsafeRawBufferPointer(bytes)
    isMapped = false
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

  /// Not filled: every byte is the caller's to write.
  static func allocate(_ count: Int) -> UnsafeMutableRawBufferPointer {
    .allocate(byteCount: count, alignment: 64)
  }
}
