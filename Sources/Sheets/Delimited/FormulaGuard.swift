/// The apostrophe that keeps a spreadsheet from computing a text of a CSV: `=1+1` is written `'=1+1`.
///
/// A text that already begins so gets one more, so that reading takes exactly one away and every text comes back as it
/// was. In XLSX a text is a text and none of this is needed.
enum FormulaGuard {
  static func needs(_ text: some Collection<UInt8>) -> Bool {
    isRisky(text.first { $0 != 0x27 })
  }

  static func isGuarded(_ text: some Collection<UInt8>) -> Bool {
    text.first == 0x27 && needs(text)
  }

  private static func isRisky(_ byte: UInt8?) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
    default: false
    }
  }
}
