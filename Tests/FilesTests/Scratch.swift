import CZip
import Foundation
import Testing

/// A folder of a test's own, gone with it.
final class Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("files-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func file(_ bytes: [UInt8]) throws -> URL {
    let file = folder.appending(path: UUID().uuidString)
    try Data(bytes).write(to: file)
    return file
  }

  /// A zip of parts; `zeros` adds one of that many zero bytes, fed from nowhere.
  func zip(_ parts: [(String, String)], zeros: Int = 0) throws -> [UInt8] {
    let file = folder.appending(path: UUID().uuidString)
    var code: Int32 = 0
    let archive = try #require(zip_open(file.path, ZIP_CREATE | ZIP_TRUNCATE, &code))
    for (name, text) in parts {
      let bytes = Array(text.utf8)
      // libzip frees what malloc gave, after it has written it.
      let copy = try #require(malloc(max(1, bytes.count)))
      bytes.withUnsafeBytes { copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: bytes.count) }
      let source = try #require(zip_source_buffer(archive, copy, UInt64(bytes.count), 1))
      try #require(zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8)) >= 0)
    }
    if zeros > 0 {
      let empty = try self.file([])
      truncate(empty.path, zeros)
      let source = try #require(zip_source_file(archive, empty.path, 0, Int64(zeros)))
      let index = zip_file_add(archive, "word/media/zeros", source, zip_flags_t(ZIP_FL_ENC_UTF_8))
      try #require(index >= 0)
      zip_set_file_compression(archive, UInt64(index), ZIP_CM_DEFLATE, 1)
    }
    try #require(zip_close(archive) == 0)
    return Array(try Data(contentsOf: file))
  }

  /// An Office file by the type of its main part.
  func office(
    _ main: String = "wordprocessingml.document.main+xml", more: String = "", parts: [(String, String)] = [],
    zeros: Int = 0
  ) throws -> [UInt8] {
    let format = main.hasPrefix("application/") ? main : "application/vnd.openxmlformats-officedocument.\(main)"
    let types =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      + "<Override PartName=\"/main.xml\" ContentType=\"\(format)\"/>\(more)</Types>"
    return try zip(
      [("[Content_Types].xml", types), ("_rels/.rels", "<Relationships/>"), ("main.xml", "<x/>")] + parts, zeros: zeros)
  }
}
