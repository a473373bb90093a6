import CZip
import Core
import Foundation

/// What a zip is: a document, a workbook or a presentation without macros, or nothing that is taken.
///
/// Its parts are not unzipped but for the list of their types, which says what Office will take it for.
enum OfficeFile {
  private static let mostParts: Int64 = 10_000
  /// Bytes, of the list of types.
  private static let longestList: UInt64 = 1 << 20
  // As where tables are read: real files stay far under these, and those who open it shall not run out of memory.
  private static let mostUnzipped: UInt64 = 1 << 30
  private static let mostRatio: UInt64 = 200
  private static let ratioFloor: UInt64 = 16 << 20

  static func type(_ file: URL) throws(Refusal) -> FileType {
    var code: Int32 = 0
    guard let zip = zip_open(file.path, ZIP_RDONLY, &code) else { throw FileType.damaged(Label("压缩包", "zip archive")) }
    defer { zip_discard(zip) }
    try checkParts(zip)
    let list = try typeList(zip)
    guard !list.contains("macro"), !list.contains(".vba") else { throw Refusal(.attachmentMacro, at: "file") }
    let mains: [(FileType, String)] = [
      (.docx, "wordprocessingml.document"), (.xlsx, "spreadsheetml.sheet"), (.pptx, "presentationml.presentation"),
    ]
    let found = mains.filter { list.contains("application/vnd.openxmlformats-officedocument.\($0.1).main+xml") }
    // Two of them at once is for whom opens it to choose, and so nothing that we could name.
    guard found.count == 1, let type = found.first?.0, zip_name_locate(zip, "_rels/.rels", 0) >= 0 else {
      throw FileType.unknown
    }
    return type
  }

  /// What the directory declares: names once each, nothing encrypted, nothing that would fill a machine.
  private static func checkParts(_ zip: OpaquePointer) throws(Refusal) {
    let count = zip_get_num_entries(zip, 0)
    guard count <= mostParts else { throw Refusal(.attachmentBomb, at: "file") }
    var (unzipped, zipped): (UInt64, UInt64) = (0, 0)
    var names: Set<String> = []
    for index in 0..<UInt64(max(0, count)) {
      var stat = zip_stat_t()
      guard zip_stat_index(zip, index, 0, &stat) == 0, let raw = stat.name else {
        throw FileType.damaged(Label("压缩包", "zip archive"))
      }
      guard stat.encryption_method == UInt16(ZIP_EM_NONE) else { throw Refusal(.attachmentLegacy, at: "file") }
      let name = String(cString: raw).lowercased()
      // Of two parts of one name, programs choose differently.
      guard names.insert(name).inserted else { throw FileType.unknown }
      if name.hasSuffix("vbaproject.bin") { throw Refusal(.attachmentMacro, at: "file") }
      (unzipped, zipped) = (sum(unzipped, stat.size), sum(zipped, stat.comp_size))
    }
    guard unzipped <= mostUnzipped, unzipped <= ratioFloor || unzipped / max(1, zipped) <= mostRatio else {
      throw Refusal(.attachmentBomb, at: "file")
    }
  }

  /// Sixty-four bits of lies overflow.
  private static func sum(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (sum, isOver) = a.addingReportingOverflow(b)
    return isOver ? .max : sum
  }

  /// In small letters; types are spelled without regard to them.
  private static func typeList(_ zip: OpaquePointer) throws(Refusal) -> String {
    let name = "[Content_Types].xml"
    var stat = zip_stat_t()
    guard zip_stat(zip, name, 0, &stat) == 0, stat.size <= longestList else { throw FileType.unknown }
    guard let part = zip_fopen(zip, name, 0) else { throw FileType.damaged(Label("Office 文件", "Office file")) }
    defer { zip_fclose(part) }
    // One byte more than it says it has: a part that goes on is no honest one.
    var bytes = [UInt8](repeating: 0, count: Int(stat.size) + 1)
    var length = 0
    while length < bytes.count {
      let got = bytes.withUnsafeMutableBytes {
        zip_fread(part, $0.baseAddress.map { $0 + length }, UInt64($0.count - length))
      }
      guard got >= 0 else { throw FileType.damaged(Label("Office 文件", "Office file")) }
      if got == 0 { break }
      length += Int(got)
    }
    guard length == Int(stat.size) else { throw FileType.damaged(Label("Office 文件", "Office file")) }
    let list = String(decoding: bytes[..<length], as: UTF8.self).lowercased()
    // A letter that is spelled by its number, or by a name that the list gives it, is there not to be found.
    guard !list.contains("&#"), !list.contains("<!") else { throw FileType.unknown }
    return list
  }
}
