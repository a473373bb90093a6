import Core
package import Foundation

extension FileType {
  /// What the file is. It is looked at to its end: what broke off, or has another kind of file behind it, is told here and not to whoever
  /// opens it.
  ///
  /// Throws `attachment.empty`, `.type`, `.legacy`, `.damaged`, `.macro`, `.bomb`, `.encoding`.
  package static func of(_ file: URL) throws -> FileType {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: file, options: .mappedIfSafe)
    } catch {
      throw Refusal(.ioFailed, at: file.lastPathComponent, ["what": file.lastPathComponent, "why": "\(error)"])
    }
    return try bytes.withUnsafeBytes { bytes in
      guard !bytes.isEmpty else { throw Refusal(.attachmentEmpty, at: "file") }
      guard let type = magic(bytes) else { return try text(bytes) }
      let isWhole =
        switch type {
        case .pdf: isWholePDF(bytes)
        case .png: isWholePNG(bytes)
        case .jpeg: isWholeJPEG(bytes)
        default: true
        }
      guard isWhole else { throw damaged(type.label) }
      return type == .docx ? try OfficeFile.type(file) : type
    }
  }

  static func damaged(_ kind: Label) -> Refusal {
    Refusal(.attachmentDamaged, at: "file", ["kind": kind.zh, "kind.en": kind.en])
  }

  /// By the very first bytes; every zip as `docx`, nil for what may be text.
  private static func magic(_ bytes: UnsafeRawBufferPointer) -> FileType? {
    let kinds: [(FileType, [UInt8])] = [
      (.pdf, Array("%PDF-".utf8)), (.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
      (.jpeg, [0xFF, 0xD8, 0xFF]),
      (.docx, [0x50, 0x4B, 0x03, 0x04]),
    ]
    return kinds.first { bytes.starts(with: $0.1) }?.0
  }

  /// Readers look for the mark from the end; a little may stand behind it.
  private static func isWholePDF(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let mark = Array("%%EOF".utf8)
    let tail = bytes.suffix(4096)
    return tail.indices.contains { tail[$0] == mark[0] && tail[$0...].starts(with: mark) }
  }

  /// Chunk by chunk from its first to its last: what somebody wrote behind that is no part of a picture.
  private static func isWholePNG(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var at = 8
    while at + 12 <= bytes.count {
      let length = bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) }
      let name = bytes[at + 4..<at + 8]
      guard at > 8 || (length == 13 && name.elementsEqual("IHDR".utf8)) else { return false }
      // Four octets of length, four of name, four of checksum.
      at += 12 + length
      if name.elementsEqual("IEND".utf8) { return length == 0 && at == bytes.count }
    }
    return false
  }

  /// Segment by segment to the picture itself, and that to its end. Telephones write more behind it.
  private static func isWholeJPEG(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var at = 2
    while at + 4 <= bytes.count {
      guard bytes[at] == 0xFF else { return false }
      let marker = bytes[at + 1]
      if marker == 0xFF {
        at += 1
        continue
      }
      let length = Int(bytes[at + 2]) << 8 | Int(bytes[at + 3])
      guard length >= 2 else { return false }
      at += 2 + length
      guard marker == 0xDA else { continue }
      while at + 1 < bytes.count {
        if bytes[at] == 0xFF, bytes[at + 1] == 0xD9 { return true }
        at += 1
      }
    }
    return false
  }
}
