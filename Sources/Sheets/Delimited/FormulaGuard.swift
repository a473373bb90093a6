/// The apostrophe that keeps a spreadsheet from computing a text of a CSV: `=1+1` is written `'=1+1`.
///
/// A text that already begins so gets one more, so that reading takes exactly one away and every text comes back as it
/// was. In XLSX a text is a text and none of this is needed.
enum FormulaGuard {
  static func needs(_ text: some Collection<UInt8>) -> Bool {
    let begin = text.drop { $0 == 0x27 }.prefix(3)
    guard let first = begin.first else { return false }
    return isRisky(first) || first == 0xEF && wide.contains { begin.elementsEqual($0) }
  }

  static func isGuarded(_ text: some Collection<UInt8>) -> Bool {
    text.first == 0x27 && needs(text)
  }

  private static func isRisky(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D: true
    default: false
    }
  }

  /// A spreadsheet set to Chinese or Japanese takes the wide signs for the narrow ones.
  private static let wide = ["＝", "＋", "－", "＠"].map { Array($0.utf8) }
}
