extension Refusal {
  static let generalRules: [Rule] = [
    .usage, .notFound, .ambiguousID, .unknownKind, .valueInvalid, .valueAmbiguous, .valueNUL, .keyTaken, .valueRequired,
    .unknownField, .ioFailed, .fileExists, .resourceAbsent, .resourceDamaged, .portTaken, .generatedAlready,
    .generatedIntoReal,
  ]
}

extension Refusal.Rule {
  package static let usage = Self(
    "usage", exit: 2, status: 400, Label("用法不对：{what}", "Wrong usage: {what}"),
    fix: Label("用 --help 查看用法。", "See --help."))
  package static let notFound = Self(
    "record.absent", status: 404, Label("没有 {what}。", "There is no {what}."),
    fix: Label("请核对编号；可用 lianqiao search 查找。", "Check the id; `lianqiao search` finds records by words."))
  package static let ambiguousID = Self(
    "record.ambiguous", Label("{what} 可指多条记录：{candidates}", "{what} may be several records: {candidates}"),
    fix: Label("请用编号指明其中一条。", "Name one of them by its id."))
  package static let unknownKind = Self(
    "kind.unknown", exit: 2, status: 400, Label("没有「{what}」这一类记录。", "There is no kind of record called “{what}”."),
    fix: Label("可用：{kinds}", "One of: {kinds}"))
  package static let valueInvalid = Self(
    "value.invalid", Label("「{value}」不能作为{field}：{why}。", "“{value}” cannot be {field}: {why}."),
    fix: Label("应为：{expected}", "Expected: {expected}"))
  package static let valueAmbiguous = Self(
    "value.ambiguous", Label("「{value}」可指：{candidates}", "“{value}” may be any of: {candidates}"),
    fix: Label("请写代码。", "Write the code instead."))
  package static let keyTaken = Self(
    "key.taken", status: 409, Label("{field}「{value}」已属于 {owner}。", "{field} “{value}” belongs to {owner} already."),
    fix: Label("请核对；若确是同一条，请改那一条。", "Check it; if they are the same, edit that record."))
  package static let valueRequired = Self(
    "value.required", Label("缺少{field}。", "{field} is missing."),
    fix: Label("请填写{field}。", "Fill in {field}."))
  package static let valueNUL = Self(
    "value.nul", Label("文本在「{value}」之后含有 NUL 字符（U+0000）。", "A text holds the NUL character (U+0000) behind “{value}”."),
    fix: Label("文本中不会有它：请删去。", "No text needs it: take it out."))
  package static let unknownField = Self(
    "field.unknown", exit: 2, status: 400, Label("{kind} 没有「{what}」这一项。", "{kind} has no field “{what}”."),
    fix: Label("可用：{fields}", "One of: {fields}"))
  package static let ioFailed = Self(
    "file.unreadable", Label("无法读写文件 {what}：{why}", "Cannot read or write {what}: {why}"),
    fix: Label("请核对路径与权限。", "Check the path and its permissions."))
  package static let fileExists = Self(
    "file.exists", status: 409, Label("文件 {what} 已存在，不予覆盖。", "{what} exists already and is not overwritten."),
    fix: Label("请换一个文件名，或先移走它。", "Choose another name, or move it away first."))
  package static let resourceAbsent = Self(
    "resource.absent", status: 500,
    Label("找不到运行所需的 {what}（找过：{folders}）。", "{what}, which is needed to run, is not there (looked in {folders})."),
    fix: Label("请运行 scripts/setup，或用 LIANQIAO_SHARE 指明目录。", "Run scripts/setup, or name its folder in LIANQIAO_SHARE."))
  package static let resourceDamaged = Self(
    "resource.damaged", status: 500,
    Label("运行所需的 {what} 已损坏：{why}。", "{what}, which is needed to run, is damaged: {why}."),
    fix: Label("请重新安装链桥，或从源码中取回该文件。", "Install Lianqiao anew, or take the file from its sources again."))
  package static let portTaken = Self(
    "serve.port", status: 503, Label("无法在 {where} 上监听：{why}", "Cannot listen on {where}: {why}"),
    fix: Label("换一个端口：--port N。", "Choose another port: --port N."))
  package static let generatedAlready = Self(
    "generated.already", status: 409,
    Label("种子 {seed} 的生成数据已在库中。", "The generated world of seed {seed} is in this store."),
    fix: Label("换一个 --seed，或换一个库。", "Choose another --seed, or another store."))
  package static let generatedIntoReal = Self(
    "generated.into-real", status: 409,
    Label("这个库里有真实记录，不混入生成的数据。", "This store holds real records, and generated ones are not mixed with them."),
    fix: Label("请另用一个库；确要混入，加 --mix。", "Use another store; if mixing is meant, say --mix."))
}
