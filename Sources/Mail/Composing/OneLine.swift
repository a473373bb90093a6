/// Words without line breaks (spaces stand for them) and other controls.
enum OneLine {
  static func of(_ words: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in words.unicodeScalars {
      switch scalar {
      case "\n", "\r", "\t", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}":
        if let last = out.last, last != " " { out.append(" ") }
      default: if scalar.properties.generalCategory != .control { out.append(scalar) }
      }
    }
    return String(out)
  }
}
