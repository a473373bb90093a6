import CZip
import Foundation
import Testing

/// A folder of a test's own, gone with it.
final class Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("sheets-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    // Not `Data.write`: it waits for the disk, and there are thousands of files.
    let file = try #require(fopen(path(name), "wb"))
    defer { fclose(file) }
    try #require(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    return path(name)
  }

  func file(_ name: String, _ text: String) throws -> String { try file(name, Array(text.utf8)) }

  /// A zip of parts by name; `zeros` adds a part of that many zero bytes, fed from nowhere.
  func zip(_ name: String, _ parts: [String: String], zeros: (part: String, count: UInt64)? = nil) throws -> String {
    let path = path(name)
    var code: Int32 = 0
    let archive = try #require(zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code))
    for (part, text) in parts.sorted(by: { $0.key < $1.key }) {
      let bytes = Array(text.utf8)
      // libzip frees what malloc gave, after it has written it.
      let copy = try #require(malloc(max(1, bytes.count)))
      bytes.withUnsafeBytes { copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: bytes.count) }
      let source = try #require(zip_source_buffer(archive, copy, UInt64(bytes.count), 1))
      try #require(zip_file_add(archive, part, source, zip_flags_t(ZIP_FL_ENC_UTF_8)) >= 0)
    }
    if let zeros {
      let file = self.path("zeros")
      try Data().write(to: URL(fileURLWithPath: file))
      truncate(file, Int(zeros.count))
      let source = try #require(zip_source_file(archive, file, 0, Int64(zeros.count)))
      let index = zip_file_add(archive, zeros.part, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
      try #require(index >= 0)
      zip_set_file_compression(archive, UInt64(index), ZIP_CM_DEFLATE, 1)
    }
    try #require(zip_close(archive) == 0)
    return path
  }
}
