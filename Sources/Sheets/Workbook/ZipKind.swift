import Core

/// What a zip is that is no workbook of ours.
enum ZipKind {
  static func refusal(of archive: Archive) throws -> Refusal {
    let file = ["file": archive.file]
    if archive.contains("mimetype") {
      let type = String(decoding: try archive.part("mimetype").head(128), as: UTF8.self)
      if type.hasPrefix("application/vnd.oasis.opendocument.spreadsheet") {
        return Refusal(.importFileODS, at: archive.file, file)
      }
    }
    if archive.contains("xl/workbook.bin") { return Refusal(.importFileXLSB, at: archive.file, file) }
    let kind =
      archive.contains("word/document.xml")
      ? Label("Word 文档", "a Word document")
      : archive.contains("ppt/presentation.xml") ? Label("演示文稿", "a presentation") : Label("压缩包", "a zip archive")
    return Refusal(
      .importFileForeign, at: archive.file, ["file": archive.file, "kind": kind.zh, "kind.en": kind.en])
  }
}
