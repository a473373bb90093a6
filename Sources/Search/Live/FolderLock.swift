import Foundation

/// One writer a folder, on this machine. The lock goes with the process, however it ends.
final class FolderLock: Sendable {
  private let descriptor: Int32

  init(_ folder: URL) throws(IndexFault) {
    let file = folder.appendingPathComponent("lock")
    descriptor = open(file.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .failed(reading: file) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw IndexFault(cause: .busy, file: folder.path, detail: "another process writes this index")
    }
  }

  deinit { close(descriptor) }
}
