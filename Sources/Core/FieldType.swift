import Foundation

/// What a field holds, and so how it is stored, read from a cell, shown and documented.
package enum FieldType: Sendable, Hashable {
  /// Words of a person in one or several languages.
  case text
  /// A string of no language: a number on a certificate, a standard.
  case string
  /// An absolute http(s) address.
  case link
  case word(Vocabulary)
  case words(Vocabulary)
  /// Several names or phrases of no vocabulary.
  case names
  case integer
  case decimal
  case day
  case period
  case money
  /// Codes of any of these systems.
  case codes([String])
  /// A record of one of these kinds; none means of any kind.
  case ref([Kind])

  /// Reads what `Value.canonical` wrote; nil for anything else.
  package func decode(_ canonical: String) -> Value? {
    switch self {
    case .text: Text(canonical: canonical).map(Value.text)
    case .string, .link, .word: .string(canonical)
    case .words, .names: .words(Self.split(canonical, at: UInt8(ascii: "|")))
    case .integer: Int(canonical).map(Value.integer)
    case .decimal: Decimal(string: canonical, locale: Locale(identifier: "en_US_POSIX")).map(Value.decimal)
    case .day: Day(canonical).map(Value.day)
    case .period: Period(canonical).map(Value.period)
    case .money: Money(canonical).map(Value.money)
    case .codes: .codes(Self.split(canonical, at: UInt8(ascii: " ")).compactMap { Code($0) })
    case .ref: Ref(canonical).map(Value.ref)
    }
  }

  /// By bytes: characters take ten times as long to find, and every record that is read passes here.
  private static func split(_ string: String, at separator: UInt8) -> [String] {
    var string = string
    return string.withUTF8 { bytes in
      bytes.split(separator: separator).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// What an error tells the user to write instead.
  package var expected: Label {
    switch self {
    case .text: Label("文字", "words")
    case .string: Label("一行文字", "a line of text")
    case .link: Label("以 http:// 或 https:// 开头的网址", "an address that begins with http:// or https://")
    case .word(let vocabulary): Self.list(vocabulary, Label("其中之一：", "one of: "))
    case .words(let vocabulary): Self.list(vocabulary, Label("其中若干，以分号隔开：", "some of, separated by semicolons: "))
    case .names: Label("若干名称，以分号隔开", "names, separated by semicolons")
    case .integer: Label("整数", "a whole number")
    case .decimal: Label("数字", "a number")
    case .day: Label("日期，如 2023-06-08", "a day such as 2023-06-08")
    case .period:
      Label("时期，如 2022、2022-07、2023-06-08/2023-06-10", "a period such as 2022, 2022-07, 2023-06-08/2023-06-10")
    case .money: Label("金额，如 CNY 1234.50", "an amount such as CNY 1234.50")
    case .codes(let systems):
      Label("代码，如 \(systems.first ?? "nmpa"):…", "codes such as \(systems.first ?? "nmpa"):…")
    case .ref: Label("编号或名称", "an id or a name")
    }
  }

  private static func list(_ vocabulary: Vocabulary, _ lead: Label) -> Label {
    Label(
      lead.zh + vocabulary.words.map { "\($0.label.zh)（\($0.value)）" }.joined(separator: "、"),
      lead.en + vocabulary.words.map { "\($0.label.en) (\($0.value))" }.joined(separator: ", "))
  }
}
