import Core
import Foundation

/// What a file is by its first bytes. Its extension is not asked: an `.xls` from a web portal is HTML, a `.csv` from a
/// colleague is a renamed workbook.
enum FileKind {
  case zip, text

  /// Refuses what is neither, each kind with the way out of it.
  static func of(_ path: String, file: String) throws -> FileKind {
    var isFolder: ObjCBool = false
    let type = try? FileManager.default.attributesOfItem(atPath: (path as NSString).resolvingSymlinksInPath)[.type]
    // A pipe would be waited for, a device read for ever; the file is read more than once.
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
      type as? FileAttributeType != .typeRegular
    {
      throw Refusal(.importFileForeign, at: file, ["file": file, "kind": "管道或设备", "kind.en": "a pipe or a device"])
    }
    let head = try FileBytes.head(path, 4096)
    let values = ["file": file]
    func starts(_ bytes: UInt8...) -> Bool { head.starts(with: bytes) }
    if head.isEmpty { throw Refusal(.importFileEmpty, at: file, values) }
    if starts(0x50, 0x4B, 0x03, 0x04) || starts(0x50, 0x4B, 0x05, 0x06) { return .zip }
    if starts(0xD0, 0xCF, 0x11, 0xE0) {
      throw Refusal(try isEncrypted(path) ? .importFileEncrypted : .importFileLegacyXLS, at: file, values)
    }
    if head.starts(with: "%PDF".utf8) { throw Refusal(.importFilePDF, at: file, values) }
    if let kind = foreign(head) {
      throw Refusal(.importFileForeign, at: file, ["file": file, "kind": kind.zh, "kind.en": kind.en])
    }
    let opening = opening(head)
    if ["<!doctype html", "<html", "<head", "<table", "<meta", "<body", "<div"].contains(where: {
      opening.hasPrefix($0)
    }) {
      throw Refusal(.importFileHTML, at: file, values)
    }
    if opening.hasPrefix("<?xml") {
      // An old Excel's XML, or any other: both are saved anew.
      throw Refusal(.importFileForeign, at: file, ["file": file, "kind": "XML 文件", "kind.en": "an XML file"])
    }
    return .text
  }

  /// A workbook with a password is an OLE container like an old `.xls`, with this stream in it.
  private static func isEncrypted(_ path: String) throws -> Bool {
    let name = Array("EncryptedPackage".utf16).flatMap { [UInt8($0 & 0xFF), 0] }
    let bytes = try FileBytes.head(path, 1 << 17)
    return bytes.indices.contains { bytes[$0] == name[0] && bytes[$0...].starts(with: name) }
  }

  private static func foreign(_ head: [UInt8]) -> Label? {
    let kinds: [([UInt8], Label)] = [
      ([0x1F, 0x8B], Label("gzip 压缩文件", "a gzip file")),
      ([0x52, 0x61, 0x72, 0x21], Label("RAR 压缩包", "a RAR archive")),
      ([0x37, 0x7A, 0xBC, 0xAF], Label("7z 压缩包", "a 7z archive")),
      ([0x89, 0x50, 0x4E, 0x47], Label("图片", "a picture")),
      ([0xFF, 0xD8, 0xFF], Label("图片", "a picture")),
      (Array("SQLite format 3".utf8), Label("数据库", "a database")),
    ]
    return kinds.first { head.starts(with: $0.0) }?.1
  }

  /// The first letters past byte-order mark and space, in lower case.
  private static func opening(_ head: [UInt8]) -> String {
    let start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return String(decoding: head[start...].drop { $0 <= 0x20 }.prefix(64), as: UTF8.self).lowercased()
  }
}
