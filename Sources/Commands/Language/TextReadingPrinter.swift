import Core
import Language

/// `language explain` for people: a section a step, empty steps left out.
struct TextReadingPrinter {
  private(set) var lines: [String] = []
  private let language: Core.Language

  init(_ text: String, _ reading: TextReading, _ engine: LanguageEngine, _ language: Core.Language) {
    self.language = language
    say(Label("规范形式", "Normal form"), [reading.normal])
    say(Label("繁转简", "Script"), [reading.converted.map { "\($0.written) → \($0.read)" }.joined(separator: "  ")])
    say(Label("读音", "Read aloud"), [reading.pinyin ?? ""])
    say(Label("分词", "Words"), [reading.words.joined(separator: " | ")])
    say(Label("检索词", "Terms"), terms(reading))
    say(Label("中英互查", "In English"), bridged(reading))
    say(
      Label("同义", "Synonyms"), reading.synonyms.map { "\($0.written)：\($0.names.joined(separator: " · "))" })
    say(Label("语义词元", "Pieces of meaning"), [engine.pieces(of: text).joined(separator: " | ")])
    if engine.bridge.dictionaryCount == nil {
      say(
        Label("提示", "Note"),
        [
          Label(
            "没有汉英词典 CC-CEDICT：中英互查只靠自带词表。运行 scripts/setup 取得。",
            "CC-CEDICT is not there: only our own glossary joins Chinese and English. scripts/setup fetches it.")[
              language]
        ])
    }
    say(Label("版本", "Fingerprint"), [engine.fingerprint])
  }

  private mutating func say(_ title: Label, _ rows: [String]) {
    guard rows.contains(where: { !$0.isEmpty }) else { return }
    lines.append("■ " + title[language])
    lines += rows.map { "  " + $0 }
  }

  private func terms(_ reading: TextReading) -> [String] {
    var table = ColumnTable([
      Label("词", "Term")[language], Label("来由", "Kind")[language], Label("权重", "Weight")[language],
      Label("原文", "Written")[language],
    ])
    for term in reading.terms where term.kind != .bridge {
      table.add([term.key, Self.kind(term.kind)[language], Self.rounded(term.weight), String(term.surface)])
    }
    return table.lines
  }

  private func bridged(_ reading: TextReading) -> [String] {
    guard !reading.bridged.isEmpty else { return [] }
    var table = ColumnTable([Label("原文", "Written")[language], Label("英文词干", "English stems")[language]])
    for (word, stems) in reading.bridged {
      table.add([word, stems.map { "\($0.0) \(Self.rounded($0.1))" }.joined(separator: "  ")])
    }
    return table.lines
  }

  private static func rounded(_ weight: Float) -> String { String((weight * 100).rounded() / 100) }

  private static func kind(_ kind: Term.Kind) -> Label {
    switch kind {
    case .word: Label("词", "word")
    case .stem: Label("英文词干", "stem")
    case .part: Label("词的一部分", "part of a word")
    case .overlap: Label("跨词", "across words")
    case .bigram: Label("相邻两字", "two characters")
    case .character: Label("单字", "one character")
    case .code: Label("编码", "code")
    case .number: Label("数", "number")
    case .concept: Label("同义词组", "synonyms")
    case .bridge: Label("英文释义", "in English")
    }
  }
}
