/// What people wrote, without what no calendar file may hold (RFC 5545, 3.1: `CONTROL`).
///
/// Controls are dropped and not refused: nobody means them, they come with what was pasted, and a meeting is not to fail for one.
enum CleanText {
  /// Every kind of line break is `\n`; the tab stays.
  static func lines(_ text: String) -> String { cleaned(text, lineBreak: "\n") }

  /// A name: line breaks and tabs are spaces.
  static func line(_ text: String) -> String {
    String(String.UnicodeScalarView(cleaned(text, lineBreak: " ").unicodeScalars.map { $0 == "\t" ? " " : $0 }))
  }

  private static func cleaned(_ text: String, lineBreak: Unicode.Scalar) -> String {
    var out = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where last == "\r": break
      // Readers differ in which of these end a line.
      case "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": out.append(lineBreak)
      case "\t": out.append(scalar)
      default: if scalar.properties.generalCategory != .control { out.append(scalar) }
      }
      last = scalar
    }
    return String(out)
  }
}
