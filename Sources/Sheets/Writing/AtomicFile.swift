import Core
import Foundation

/// A file that appears whole or not at all: written beside its place under another name, renamed when it is complete.
final class AtomicFile {
  /// Where to write until `commit`.
  let temporary: String
  /// Where it will stand.
  let folder: String
  private let target: String
  private var isCommitted = false

  init(_ path: String) throws {
    // A link stays a link: what it points at is replaced.
    let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    target = resolved.path
    var info = stat()
    if stat(target, &info) == 0, info.st_mode & S_IFMT != S_IFREG {
      // Renaming over a device or a folder would remove it.
      throw Refusal(.ioFailed, at: path, ["what": path, "why": "不是普通文件", "why.en": "not a regular file"])
    }
    let name = ".\(resolved.lastPathComponent).\(UInt32.random(in: .min ... .max)).part"
    folder = resolved.deletingLastPathComponent().path
    temporary = resolved.deletingLastPathComponent().appendingPathComponent(name).path
    // Made at once, so that a folder that takes no files is told before the work and not after it.
    let file = open(temporary, O_CREAT | O_EXCL | O_WRONLY, 0o666)
    guard file >= 0 else { throw failure() }
    close(file)
  }

  deinit {
    if !isCommitted { unlink(temporary) }
  }

  /// Puts the file in its place, after its bytes are on the disk.
  func commit() throws {
    let file = open(temporary, O_RDONLY)
    guard file >= 0 else { throw failure() }
    let isSafe = fsync(file) == 0
    close(file)
    guard isSafe, rename(temporary, target) == 0 else { throw failure() }
    isCommitted = true
  }

  func failure() -> Refusal { .unreadable(target, code: errno) }

  /// Nil where the library has no word for it: then the system's counts.
  func failure(_ library: String, said words: String?) -> Refusal {
    words.map { failure(Label("\(library) 报告：\($0)", "\(library) says: \($0)")) } ?? failure()
  }

  func failure(_ why: Label) -> Refusal {
    Refusal(.ioFailed, at: target, ["what": target, "why": why.zh, "why.en": why.en])
  }
}
