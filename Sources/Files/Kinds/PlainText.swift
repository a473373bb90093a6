import Core
import Foundation

extension FileType {
  /// What bytes are that bear no mark of their own: text, if they are UTF-8 and are not the text of something that is carried out.
  static func text(_ bytes: UnsafeRawBufferPointer) throws(Refusal) -> FileType {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw Refusal(.attachmentLegacy, at: "file") }
    guard !bytes.contains(where: isControl) else { throw unknown }
    // A table from an older Excel is text all the same: its sender is told how to keep it, and not that it is nothing.
    guard String(validating: bytes, as: UTF8.self) != nil else { throw Refusal(.attachmentEncoding, at: "file") }
    guard !isProgram(bytes) else { throw unknown }
    return .text
  }

  static var unknown: Refusal { Refusal(.attachmentType, at: "file") }

  /// No text has them; a terminal may do what they say.
  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0C && byte != 0x0D || byte == 0x7F
  }

  /// Pages, drawings and scripts are text too, and do things where they are opened.
  private static func isProgram(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let opening = String(decoding: bytes.dropFirst(start).drop { $0 <= 0x20 }.prefix(64), as: UTF8.self).lowercased()
    return ["<!", "<?", "<html", "<head", "<body", "<script", "<svg", "<table", "<meta", "<div", "{\\rtf", "%!", "#!"]
      .contains { opening.hasPrefix($0) }
  }
}
