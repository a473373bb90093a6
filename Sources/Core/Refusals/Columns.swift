extension Refusal {
  static let columnRules: [Rule] = [
    .importColumnAmbiguous, .importColumnNone, .importColumnMissing, .importMapColumn, .importMappingAbsent,
    .importMappingTaken,
    .importDateOrder, .importLinkAbsent,
    .importLinkAmbiguous, .importKeyDangling, .importIDAbsent, .importKeysDisagree, .importExampleFault,
  ]
}

// Faults of what the columns and rows of a file mean.
extension Refusal.Rule {
  package static let importColumnAmbiguous = Self(
    "import.column.ambiguous",
    Label(
      "「{first}」与「{second}」两列都像是「{field}」：该用哪一列？",
      "Columns “{first}” and “{second}” both look like {field}: which one is it?"),
    fix: Label(
      "用 --map \"{second}=-\" 忽略一列，或用 --map \"{second}=字段\" 指明。",
      "Ignore one with --map \"{second}=-\", or say what it is with --map \"{second}=FIELD\"."))
  package static let importColumnNone = Self(
    "import.column.none",
    Label(
      "没有一列能认作「{kind}」的字段。表头为：{columns}", "No column can be recognised as a field of {kind}. The headers are: {columns}"
    ),
    fix: Label(
      "请核对 --kind，或用 --map \"列名=字段\" 指明。可用字段：{fields}",
      "Check --kind, or name them with --map \"COLUMN=FIELD\". Fields: {fields}"))
  package static let importColumnMissing = Self(
    "import.column.missing",
    Label("缺少必需的列「{field}」。表头为：{columns}", "The required column “{field}” is missing. The headers are: {columns}"),
    fix: Label("用 --map \"列名={field}\" 指明哪一列是它。", "Say which column it is with --map \"COLUMN={field}\"."))
  package static let importMapColumn = Self(
    "import.map.column", exit: 2, status: 400,
    Label(
      "--map 提到的列「{column}」不在文件里。表头为：{columns}",
      "--map names a column “{column}” that the file lacks. Its headers are: {columns}"),
    fix: Label("请核对列名。", "Check the spelling of the header."))
  package static let importMappingAbsent = Self(
    "import.mapping.absent", exit: 2, status: 404,
    Label("没有名为「{name}」的列映射。", "There is no saved mapping called “{name}”."),
    fix: Label(
      "用 lianqiao mapping list 查看；用 --save-map 保存。", "`lianqiao mapping list` shows them; --save-map saves one."))
  package static let importMappingTaken = Self(
    "import.mapping.taken", status: 409,
    Label("列映射「{name}」已用于 {kind}。", "The mapping “{name}” is one for {kind} already."),
    fix: Label("请换一个名字。", "Save it under another name."))
  package static let importDateOrder = Self(
    "import.date.order",
    Label(
      "「{column}」列的日期（如 {example}）分不清月与日：先月还是先日？",
      "In column “{column}”, days such as {example} do not tell month from day: which comes first?"),
    fix: Label("用 --dates mdy（先月）或 --dates dmy（先日）指明。", "Say --dates mdy (month first) or --dates dmy (day first)."))
  package static let importLinkAbsent = Self(
    "import.link.absent", Label("「{value}」不是已登记的{kind}。", "“{value}” is not a known {kind}."),
    fix: Label("请先导入它，或改用编号。", "Import it first, or give its id."))
  package static let importLinkAmbiguous = Self(
    "import.link.ambiguous",
    Label("「{value}」可指多个{kind}：{candidates}", "“{value}” may be several of {kind}: {candidates}"),
    fix: Label("请用编号指明其中一个。", "Name one of them by its id."))
  package static let importKeyDangling = Self(
    "import.key.dangling",
    Label("引用的 {keys} 在文件与库中都没有。", "{keys} is referred to, but stands neither in the files nor in the store."),
    fix: Label("请补上这些记录，或更正拼写。", "Add these records or correct the spelling."))
  package static let importIDAbsent = Self(
    "import.id.absent", Label("库中没有编号为「{value}」的记录。", "The store has no record with the id “{value}”."),
    fix: Label(
      "新记录请将编号一格留空；从另一个库导出的文件请用 --keep-ids。",
      "Leave the id empty for a new record; for an export of another store, use --keep-ids."))
  package static let importKeysDisagree = Self(
    "import.keys.disagree",
    Label("这一行的编号分属不同的记录：{records}", "The keys in this row belong to different records: {records}"),
    fix: Label("请核对哪个编号写错了。", "Check which of the keys is wrong."))
  package static let importExampleFault = Self(
    "import.example.fault",
    Label("示例 {file} 第 {row} 行未能载入：{why}", "The example's {file}, row {row}, could not be loaded: {why}"),
    fix: Label("请修正示例文件。", "Mend the example's file."))
}
