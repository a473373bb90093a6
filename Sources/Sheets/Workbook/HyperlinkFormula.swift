/// The target of `HYPERLINK("https://…","text")`.
enum HyperlinkFormula {
  /// Nil unless the formula is a HYPERLINK whose first argument is written out: nothing is computed here.
  static func target(_ formula: [UInt8]) -> String? {
    // Most formulas are others, and a letter tells.
    guard formula.first(where: { $0 != 0x3D && $0 != 0x20 }).map({ $0 | 0x20 }) == UInt8(ascii: "h") else { return nil }
    var rest = Substring(decoding: formula, as: UTF8.self).drop { $0 == "=" || $0.isWhitespace }
    guard rest.prefix(9).uppercased() == "HYPERLINK" else { return nil }
    rest = rest.dropFirst(9).drop { $0.isWhitespace }
    guard rest.popFirst() == "(" else { return nil }
    rest = rest.drop { $0.isWhitespace }
    guard rest.popFirst() == "\"" else { return nil }
    var target = ""
    while let character = rest.popFirst() {
      if character != "\"" {
        target.append(character)
      } else if rest.first == "\"" {
        target.append("\"")
        rest.removeFirst()
      } else {
        // What follows must end the argument: `"https://x/"&A1` is no address yet.
        let next = rest.first { !$0.isWhitespace }
        return [",", ")", ";"].contains(next) && !target.isEmpty ? target : nil
      }
    }
    return nil
  }
}
