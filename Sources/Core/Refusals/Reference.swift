extension Refusal {
  static let referenceRules: [Rule] = [
    .referenceUnknown, .referenceFileAbsent, .referenceFileDamaged, .referenceInstalled, .referenceAbsent,
  ]
}

// Faults of reference sets.
extension Refusal.Rule {
  package static let referenceUnknown = Self(
    "reference.unknown", exit: 2, status: 404, Label("没有名为「{name}」的参考集。", "There is no reference set called “{name}”."),
    fix: Label("可用：{names}", "One of: {names}"))
  package static let referenceFileAbsent = Self(
    "reference.file.absent", Label("{where} 里没有 {file}。", "{where} holds no {file}."),
    fix: Label("用 --from 指明该文件或其所在目录。", "Name the file, or the folder that holds it, with --from."))
  package static let referenceFileDamaged = Self(
    "reference.file.damaged", Label("{file} 第 {row} 行不合格式：{why}", "{file}, row {row}, is not of its form: {why}"),
    fix: Label("请重新取得该文件。", "Fetch the file again."))
  package static let referenceInstalled = Self(
    "reference.installed", status: 409,
    Label("参考集 {name} 已安装，且内容不同。", "The reference set {name} is installed with other content."),
    fix: Label("先运行 lianqiao reference remove {name}。", "Run `lianqiao reference remove {name}` first."))
  package static let referenceAbsent = Self(
    "reference.absent", status: 404, Label("参考集 {name} 未安装。", "The reference set {name} is not installed."),
    fix: Label("用 lianqiao reference list 查看。", "`lianqiao reference list` shows what is."))
}
