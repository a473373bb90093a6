extension Refusal {
  static let lineRules: [Rule] = [
    .importLineInvalid, .importLineShape, .importLineKind, .importFieldUnknown, .importKindAbsent, .importIDInvalid,
    .importFolderEmpty, .importFolderTwice,
  ]
}

// Faults of JSON Lines, and of folders of files that are read together.
extension Refusal.Rule {
  package static let importLinesCut = Self(
    "import.file.cut", Label("文件 {file} 在第 {line} 行中断，不完整。", "{file} breaks off within line {line}: it is incomplete."),
    fix: Label("请重新下载或复制该文件，再导入。", "Download or copy the file again, then import it."))
  package static let importLineInvalid = Self(
    "import.line.invalid",
    Label("第 {line} 行不是有效的 JSON（第 {byte} 字节）：{why}。", "Line {line} is no valid JSON, at byte {byte}: {why}."),
    fix: Label("每行须是一个完整的 JSON 对象，UTF-8 编码。", "Each line has to be one whole JSON object, in UTF-8."))
  package static let importLineShape = Self(
    "import.line.shape", Label("「{member}」应为{expected}。", "“{member}” should be {expected}."),
    fix: Label(
      "每行形如 {\"kind\":…,\"id\":…,\"fields\":{…}}；见 docs/json-lines.md。",
      "A line looks like {\"kind\":…,\"id\":…,\"fields\":{…}}; see docs/json-lines.md."))
  package static let importLineKind = Self(
    "import.line.kind",
    Label("该行是「{found}」，而导入的是「{kind}」。", "The line is of kind “{found}”, and “{kind}” is imported."),
    fix: Label("去掉 --kind 可一并导入文件中的各类记录。", "Without --kind all kinds of the file are imported."))
  package static let importFieldUnknown = Self(
    "import.field.unknown",
    Label("第 {line} 行的「{field}」不是{kind}的字段：它是什么？", "“{field}” on line {line} is no field of {kind}: what is it?"),
    fix: Label(
      "用 --map \"{field}=字段\" 指明，或用 --map \"{field}=-\" 忽略。可用：{fields}",
      "Say what it is with --map \"{field}=FIELD\", or ignore it with --map \"{field}=-\". One of: {fields}"))
  package static let importKindAbsent = Self(
    "import.kind.absent", exit: 2, status: 400,
    Label("没有说明 {file} 里是哪一类记录。", "It is not said what kind of records {file} holds."),
    fix: Label("用 --kind 指明，或在每行写 \"kind\"。", "Say it with --kind, or with \"kind\" on each line."))
  package static let importIDInvalid = Self(
    "import.id.invalid", Label("「{value}」不是链桥的编号。", "“{value}” is no id of Lianqiao."),
    fix: Label("编号为 12 位数字与小写字母；新记录请留空。", "An id has 12 digits and small letters; leave it empty for a new record."))
  package static let importFolderEmpty = Self(
    "import.folder.empty", status: 404,
    Label("文件夹 {folder} 里没有以类别命名的文件。", "The folder {folder} holds no file that is named after a kind."),
    fix: Label(
      "应有 organisation.jsonl、need.xlsx 之类，如 export --all 所写。",
      "There should be organisation.jsonl, need.xlsx and the like, as export --all writes them."))
  package static let importFolderTwice = Self(
    "import.folder.twice",
    Label("{first} 与 {second} 是同一类记录：该读哪一个？", "{first} and {second} are of the same kind: which one is it?"),
    fix: Label("请移走其中一个。", "Move one of them away."))
}
