import Core
import Registry
import Sheets

/// A column of a template: what stands above it, what may stand in it, and what is said about it.
struct TemplateColumn {
  let header: String
  let isRequired: Bool
  let entry: Form.Entry
  let hint: Label
  /// Its row on the sheet that explains: see `guideHeader`.
  let guide: [String]

  static let guideHeader = [
    "列名 Column", "中文", "English", "--map", "必填 Required", "填写什么", "What to write", "可选的词", "Words to choose from",
    "也认得的列名 Also recognised",
  ]

  /// A field, or one language of a text, of the kind itself or (`companion`) of the record that a row carries along.
  init<E: Entity>(
    _ field: Field<E>, _ reader: ColumnReader, _ language: Language, in given: Language? = nil,
    of companion: Label? = nil, required: Bool = true
  ) {
    let suffix = given.map { ".\($0.rawValue)" } ?? ""
    isRequired = required && given == nil && field.uses.contains(.required)
    // A companion's label is led by its kind's, as the importer knows it.
    let spelled = (companion.map { _ in "\(E.kind)." } ?? "") + field.name + suffix
    let plain = (companion?.zh ?? "") + field.label[language] + suffix
    let name = companion != nil && language == .en ? spelled : plain
    header = isRequired ? "\(name) *" : name
    entry = Self.entry(field.type, language)
    let what = Self.what(field.type)
    hint = Label(
      (isRequired ? "必填。" : "") + what.zh,
      (isRequired ? "Required. " : "") + what.en.prefix(1).uppercased() + what.en.dropFirst())
    let labels = Label(
      (companion?.zh ?? "") + field.label.zh + (given == .en ? "（英文）" : given == .zh ? "（中文）" : ""),
      (companion.map { "\($0.en): " } ?? "") + field.label.en
        + (given == .en ? " (in English)" : given == .zh ? " (in Chinese)" : ""))
    let words = Self.words(field.type)
    let target = reader.target(of: spelled)
    let others = ([field.label.zh, field.label.en] + field.headers).map { $0 + suffix }.filter {
      HeaderKey.of($0) != HeaderKey.of(name) && reader.target(of: $0) == target
    }
    guide = [
      header, labels.zh, labels.en, spelled, isRequired ? "✓" : "", what.zh, what.en,
      words.map { "\($0.label.zh)（\($0.value)）" }.joined(separator: "、"),
      words.map { "\($0.label.en) (\($0.value))" }.joined(separator: ", "), others.joined(separator: ", "),
    ]
  }

  private init(_ header: String, _ label: Label, _ what: Label, _ others: [String]) {
    self.header = header
    isRequired = false
    entry = .text
    hint = what
    guide = [header, label.zh, label.en, header, "", what.zh, what.en, "", "", others.joined(separator: ", ")]
  }

  static func key(_ reader: ColumnReader) -> TemplateColumn {
    TemplateColumn(
      "key", Label("文件内的代号", "What the file calls the record"),
      Label(
        "本文件里对这条记录的代号，其他行可写 @代号 指它；同一代号的行是同一条记录",
        "a name within the file: other rows refer to it as @KEY, and rows of one key are one record"),
      [])
  }

  static func source(_ reader: ColumnReader) -> TemplateColumn {
    TemplateColumn(
      "source", Label("出处", "Source"),
      Label(
        "文献的代号与位置，如 @s1 ¶3；留空即以本文件为出处",
        "a publication's key and the place in it, such as @s1 ¶3; without it this file is the source"),
      ["来源", "出处"].filter { reader.target(of: $0) == reader.target(of: "source") })
  }

  private static func entry(_ type: FieldType, _ language: Language) -> Form.Entry {
    switch type {
    case .word(let vocabulary): .one(vocabulary.words.map { $0.label[language] })
    case .words(let vocabulary): .several(vocabulary.words.map { $0.label[language] })
    case .day: .day
    case .integer: .wholeNumber
    case .decimal: .number
    default: .text
    }
  }

  private static func words(_ type: FieldType) -> [Vocabulary.Word] {
    switch type {
    case .word(let vocabulary), .words(let vocabulary): vocabulary.words
    default: []
    }
  }

  /// What to write, shorter than in an error: words stand in a column of their own, and kinds are named.
  private static func what(_ type: FieldType) -> Label {
    switch type {
    case .word: return Label("从列表中选一个", "choose one from the list")
    case .words: return Label("从列表中选；多个以分号隔开", "choose from the list; several are separated by semicolons")
    case .codes(let systems):
      let named = systems.joined(separator: "、")
      return Label(
        "名称或代码（\(named)）；多个以分号隔开", "names or codes (\(systems.joined(separator: ", "))), separated by semicolons")
    case .ref(let kinds):
      let types = kinds.compactMap { Entities.type($0) }
      let zh = types.isEmpty ? "任何记录" : types.map { $0.label.zh }.joined(separator: "或")
      let en = types.isEmpty ? "any record" : types.map { $0.label.en.lowercased() }.joined(separator: " or ")
      return Label("\(zh)的名称、编号或 @代号", "name, id or @KEY of \(en)")
    default: return type.expected
    }
  }
}
