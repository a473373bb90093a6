import Core
import Foundation
import Testing

/// A file that cannot be read is told in the reader's language, whichever call noticed it.
@Suite struct FileFaultTests {
  private static let calls: [(String, String, @Sendable () throws -> Void)] = [
    ("/nonexistent/a", "没有这个文件或目录", { _ = try Data(contentsOf: URL(fileURLWithPath: "/nonexistent/a")) }),
    (
      "/nonexistent/a", "没有这个文件或目录",
      { _ = try String(contentsOf: URL(fileURLWithPath: "/nonexistent/a"), encoding: .utf8) }
    ),
    ("/nonexistent", "没有这个文件或目录", { _ = try FileManager.default.contentsOfDirectory(atPath: "/nonexistent") }),
    ("/", "是目录，不是文件", { _ = try Data(contentsOf: URL(fileURLWithPath: "/")) }),
    ("/dev/full", "磁盘已满", { try Data(count: 9).write(to: URL(fileURLWithPath: "/dev/full")) }),
    (
      "/dev/null/a", "路径中有一段不是目录",
      { try FileManager.default.createDirectory(atPath: "/dev/null/a", withIntermediateDirectories: true) }
    ),
  ]

  @Test(arguments: calls.indices) func foundationsErrors(_ index: Int) throws {
    let (path, why, call) = Self.calls[index]
    let error = try #require(throws: (any Error).self) { try call() }
    let refusal = Refusal.unreadable(path, error)
    #expect(refusal.code == "file.unreadable" && refusal.place == path)
    #expect(refusal.message.zh == "无法读写文件 \(path)：\(why)")
    #expect(!refusal.message.en.contains(why))
  }

  @Test("the C library's codes", arguments: [ENOENT, EACCES, EISDIR, ENOTDIR, EEXIST, ENOSPC, EROFS, EMFILE, EIO])
  func codes(_ code: Int32) {
    let refusal = Refusal.unreadable("a", code: code)
    #expect(refusal.message.zh != refusal.message.en)
    #expect(!refusal.message.zh.contains(String(cString: strerror(code))))
  }
}
