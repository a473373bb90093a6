import Foundation

/// Files that are there whole or not at all, also when the machine stops between two bytes.
enum DurableFile {
  /// Writes under another name, forces the bytes to the disk, and renames. The folder is the caller's to force.
  static func write(_ bytes: UnsafeRawBufferPointer, to file: URL) throws(IndexFault) {
    let temporary = file.appendingPathExtension("new")
    let descriptor = open(temporary.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .failed(reading: temporary) }
    var written = 0
    while written < bytes.count {
      // Linux writes at most 2 GB at a time.
      let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, min(bytes.count - written, 1 << 30))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let fault = IndexFault.failed(reading: temporary)
        close(descriptor)
        throw fault
      }
      written += count
    }
    guard fsync(descriptor) == 0 else {
      let fault = IndexFault.failed(reading: temporary)
      close(descriptor)
      throw fault
    }
    close(descriptor)
    guard rename(temporary.path, file.path) == 0 else { throw .failed(reading: file) }
  }

  /// Makes renames in a folder last.
  static func force(folder: URL) throws(IndexFault) {
    let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .failed(reading: folder) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .failed(reading: folder) }
  }

  static func read(_ file: URL) throws(IndexFault) -> [UInt8] {
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .failed(reading: file) }
    defer { close(descriptor) }
    var out: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .failed(reading: file) }
      if count == 0 { return out }
      out += buffer[..<count]
    }
  }
}
