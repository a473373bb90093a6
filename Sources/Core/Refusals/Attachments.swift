extension Refusal {
  static let attachmentRules: [Rule] = [
    .attachmentAbsent, .attachmentOff, .attachmentEmpty, .attachmentLarge, .attachmentType, .attachmentLegacy,
    .attachmentDamaged, .attachmentMacro, .attachmentBomb, .attachmentEncoding, .attachmentMany, .attachmentFull,
    .attachmentParty, .attachmentLost, .backupIncomplete,
  ]
}

private let taken = Label(
  "可收：PDF、PNG、JPEG、DOCX、XLSX、PPTX，UTF-8 的纯文本或 CSV。",
  "Taken are PDF, PNG, JPEG, DOCX, XLSX, PPTX, and plain text or CSV in UTF-8.")

// What is refused of files that are attached to what people post, and to engagements.
extension Refusal.Rule {
  package static let backupIncomplete = Self(
    "backup.incomplete",
    Label(
      "数据库已备份，但有 {count} 个附件不在本机，没有备份。",
      "The rows are backed up, but attachments are not on this machine and are not: {count}."),
    fix: Label(
      "请核对 LIANQIAO_FILES 是否与门户用的相同；`lianqiao check` 列出缺失的附件。",
      "Is LIANQIAO_FILES what the portal uses? `lianqiao check` names those that are missing."))
  package static let attachmentAbsent = Self(
    "attachment.absent", status: 404, Label("没有这个附件。", "There is no such attachment."),
    fix: Label("它可能已被删除，或不对你开放；请回到原来的页面看看。", "It may have been removed, or is not for you; go back to its page."))
  package static let attachmentOff = Self(
    "attachment.off", status: 403, Label("本服务没有存放附件的文件夹。", "This service has no folder for attachments."),
    fix: Label("请运维人员用 LIANQIAO_FILES 指明一个文件夹。", "Ask its operator to name a folder in LIANQIAO_FILES."))
  package static let attachmentEmpty = Self(
    "attachment.empty", Label("没有选择文件，或文件是空的。", "No file was chosen, or it is empty."),
    fix: Label("请选择一个文件再上传。", "Choose a file, then send it."))
  package static let attachmentLarge = Self(
    "attachment.large", status: 413, Label("文件超过 {limit}。", "The file is over {limit}."),
    fix: Label("请压缩图片或分成几个文件。", "Make its pictures smaller, or split it into several files."))
  package static let attachmentType = Self(
    "attachment.type",
    Label("不收这种文件；看的是内容，不是文件名。", "This kind of file is not taken: its content decides, not its name."),
    fix: taken)
  package static let attachmentLegacy = Self(
    "attachment.legacy",
    Label("不收旧版或有密码的 Office 文件。", "Office files of the old kind, or with a password, are not taken."),
    fix: Label("请去掉密码，另存为 DOCX、XLSX、PPTX 或 PDF。", "Take the password off and save it as DOCX, XLSX, PPTX or PDF."))
  package static let attachmentDamaged = Self(
    "attachment.damaged", Label("这个{kind}不完整，或已损坏。", "This {kind} is not whole, or is damaged."),
    fix: Label("请打开原文件确认，另存后再上传。", "Open the original, save it anew, and send that."))
  package static let attachmentMacro = Self(
    "attachment.macro", Label("不收带宏的 Office 文件。", "Office files with macros are not taken."),
    fix: Label("请另存为不带宏的 DOCX、XLSX、PPTX 或 PDF。", "Save it as DOCX, XLSX or PPTX without macros, or as PDF."))
  package static let attachmentBomb = Self(
    "attachment.bomb", Label("这个文件解压后太大。", "Unzipped, this file is too large."),
    fix: Label("请另存为 PDF，或分成几个文件。", "Save it as PDF, or split it into several files."))
  package static let attachmentEncoding = Self(
    "attachment.encoding", Label("文本不是 UTF-8 编码。", "This text is not in UTF-8."),
    fix: Label("请另存为“CSV UTF-8”或 UTF-8 文本，或直接传 XLSX。", "Save it as “CSV UTF-8” or as UTF-8 text, or send the XLSX."))
  package static let attachmentMany = Self(
    "attachment.many", status: 409, Label("这里已有 {most} 个附件。", "There are {most} attachments here already."),
    fix: Label("请先删除不需要的。", "Remove some of them first."))
  package static let attachmentFull = Self(
    "attachment.full", status: 409,
    Label("附件总量已达上限 {limit}。", "The attachments reach their limit of {limit} together."),
    fix: Label("请先删除不需要的附件。", "Remove attachments that are not needed first."))
  package static let attachmentParty = Self(
    "attachment.party", status: 403, Label("这个附件不能由你删除。", "This attachment is not yours to remove."),
    fix: Label("请上传它的一方删除；签约之后由运营人员处理。", "Whoever handed it in removes it; after the signature the office does."))
  package static let attachmentLost = Self(
    "attachment.lost", status: 500, Label("附件的内容不在服务器上。", "The attachment's content is not on the server."),
    fix: Label("请告诉运营人员；lianqiao check 会列出缺失的附件。", "Tell the office; `lianqiao check` lists what is missing."))
}
