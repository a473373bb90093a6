import Core
import Exchange
import Files
import Foundation
import HTML

extension HTMLWriter {
  /// Files with what they are and how large, each to be had by whoever sees the list.
  ///
  /// - Parameter tools: what may be done to one, behind it.
  func attachmentList(_ files: [Attachment], _ visit: Visit, _ tools: (Attachment) -> Void = { _ in }) {
    ul(.class("files")) {
      for file in files {
        li {
          a(file.name, .href(visit.link(.attachment(file.id))))
          span(" · \(file.type.label[visit.language]) · \(FileSize.words(file.bytes))", .class("muted"))
          tools(file)
        }
      }
    }
  }

  /// Where a file is chosen and sent. It works without a script: what is taken is said before, what was refused behind.
  func attachmentForm(to link: Link, _ parts: [Attachment.Part], _ form: Form, _ visit: Visit) {
    let form = (form["do"] == "attach" ? form : Form()).scoped("attach")
    self.form(.class("form"), .post, .multipart, .action(link)) {
      formToken(visit)
      // Before the file: what stands behind it is not read.
      choice(
        "part", Label("性质", "What it is"), of: parts.map { ($0.rawValue, $0.label[visit.language]) }, form, visit)
      let most = FileSize.words(Attachment.most)
      field(
        "file", Label("文件", "File"),
        hint: Label(
          "PDF、PNG、JPEG、DOCX、XLSX、PPTX、纯文本或 CSV，每个不超过 \(most)",
          "PDF, PNG, JPEG, DOCX, XLSX, PPTX, plain text or CSV, at most \(most) each"), form, visit
      ) { common in
        input(
          common + [.type("file"), .accept(".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.pptx,.txt,.csv"), .required])
      }
      submitButton(visit.say("上传附件", "Attach it"))
    }
  }
}

/// `820 KB`, `1.4 MB`.
enum FileSize {
  static func words(_ bytes: Int) -> String {
    guard bytes >= 1 << 10 else { return "\(bytes) B" }
    guard bytes >= 1 << 20 else { return "\((bytes + 1023) >> 10) KB" }
    let tenths = (bytes * 10 + (1 << 19)) >> 20
    return tenths % 10 == 0 ? "\(tenths / 10) MB" : "\(tenths / 10).\(tenths % 10) MB"
  }
}
