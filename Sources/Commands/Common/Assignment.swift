import Core

/// `NAME=VALUE`, as an option takes it.
struct Assignment {
  let name: String
  let value: String

  /// `atLast`: cut at the last `=`, not at the first.
  init(_ text: String, option: String, atLast: Bool = false) throws {
    guard let halves = text.halves(at: "=", last: atLast) else {
      throw Refusal(.usage, at: option, ["what": "\(option) \(text)"])
    }
    (name, value) = halves
  }

  /// Header → field of `--map` options: a header may hold a `=`, a field does not.
  static func columns(_ map: [String]) throws -> [String: String] {
    var out: [String: String] = [:]
    for pair in map {
      let column = try Self(pair, option: "--map", atLast: true)
      guard !column.name.allSatisfy(\.isWhitespace), out.updateValue(column.value, forKey: column.name) == nil else {
        throw Refusal(.usage, at: "--map", ["what": "--map \(pair)"])
      }
    }
    return out
  }
}
