import Core

/// `NAME=VALUE`, as an option takes it.
struct Assignment {
  let name: String
  let value: String

  init(_ text: String, option: String) throws {
    try self.init(text, text.firstIndex(of: "="), option)
  }

  private init(_ text: String, _ cut: String.Index?, _ option: String) throws {
    guard let cut, cut != text.startIndex else { throw Refusal(.usage, at: option, ["what": "\(option) \(text)"]) }
    (name, value) = (String(text[..<cut]), String(text[text.index(after: cut)...]))
  }

  /// Header → field of `--map` options, each cut at its last `=`: a header may hold one, a field does not.
  static func columns(_ map: [String]) throws -> [String: String] {
    var out: [String: String] = [:]
    for pair in map {
      let column = try Self(pair, pair.lastIndex(of: "="), "--map")
      guard !column.name.allSatisfy(\.isWhitespace), out.updateValue(column.value, forKey: column.name) == nil else {
        throw Refusal(.usage, at: "--map", ["what": "--map \(pair)"])
      }
    }
    return out
  }
}
