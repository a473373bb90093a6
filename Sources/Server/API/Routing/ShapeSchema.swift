import Core

extension Shape {
  /// The JSON Schema of what `accepts` takes.
  var schema: JSON {
    switch self {
    case .text(let most): ["type": "string", "maxLength": .integer(most), "pattern": #"^[^\u0000]*$"#]
    case .integer(let range):
      ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
    case .word(let words): ["type": "string", "enum": .array(words.map(JSON.string))]
    case .token(let alphabet, let count):
      [
        "type": "string", "minLength": .integer(count.lowerBound), "maxLength": .integer(count.upperBound),
        "pattern": "^[\(alphabet.rawValue)]*$",
      ]
    case .ref(let kinds):
      [
        "type": "string",
        "pattern": "^\(kinds.isEmpty ? "[a-z-]{1,40}" : Self.anyOf(kinds.map(\.rawValue)))/[0-9a-z]{12}$",
      ]
    case .code(let systems):
      ["type": "string", "pattern": "^\(Self.anyOf(systems)):[!-~]{1,100}$"]
    case .pair(let mark):
      ["type": "string", "maxLength": 400, "pattern": #"^[^\#(mark)\u0000]+\#(mark)[^\u0000]*$"#]
    }
  }

  private static func anyOf(_ words: [String]) -> String {
    words.count == 1 ? words[0] : "(\(words.joined(separator: "|")))"
  }

  /// In words, for the refusal of what does not fit.
  var expected: Label {
    switch self {
    case .text(let most): Label("不超过 \(most) 字的文字", "text of at most \(most) characters")
    case .integer(let range):
      Label(
        "\(range.lowerBound) 到 \(range.upperBound) 的整数",
        "a whole number from \(range.lowerBound) to \(range.upperBound)")
    case .word(let words):
      Label("其中之一：\(words.joined(separator: "、"))", "one of: \(words.joined(separator: ", "))")
    case .token(let alphabet, let count):
      count.lowerBound == count.upperBound
        ? Label(
          "\(count.lowerBound) 个字符 [\(alphabet.rawValue)]", "\(count.lowerBound) characters of [\(alphabet.rawValue)]")
        : Label(
          "\(count.lowerBound) 到 \(count.upperBound) 个字符 [\(alphabet.rawValue)]",
          "\(count.lowerBound) to \(count.upperBound) characters of [\(alphabet.rawValue)]")
    case .ref(let kinds):
      Label("类别/编号，如 \(kinds.first?.rawValue ?? "need")/…", "kind/id, such as \(kinds.first?.rawValue ?? "need")/…")
    case .code(let systems):
      Label("体系:代码，如 \(systems.first ?? "nmpa"):…", "system:code, such as \(systems.first ?? "nmpa"):…")
    case .pair(let mark): Label("名称\(mark)值", "NAME\(mark)VALUE")
    }
  }
}
