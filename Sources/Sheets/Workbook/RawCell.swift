/// A cell as the XML has it: its type, its style, the text of its value and of its formula.
struct RawCell {
  enum Kind {
    case number, shared, inline, formulaText, boolean, error, isoDate

    /// Of `t`, by its length and first letter: `s`, `b`, `e`, `d`, `str`, `inlineStr`; else `n`, a number.
    init(_ code: UnsafeBufferPointer<UInt8>) {
      switch (code.count, code.first) {
      case (1, UInt8(ascii: "s")): self = .shared
      case (1, UInt8(ascii: "b")): self = .boolean
      case (1, UInt8(ascii: "e")): self = .error
      case (1, UInt8(ascii: "d")): self = .isoDate
      case (3, UInt8(ascii: "s")): self = .formulaText
      case (9, UInt8(ascii: "i")): self = .inline
      default: self = .number
      }
    }
  }

  /// Excel's own limit for a formula, in characters; only the start is of use.
  private static let formulaBytes = 8_192

  private(set) var kind = Kind.number
  private(set) var style = 0
  private(set) var value: [UInt8] = []
  private var isCut = false
  private var formula: [UInt8] = []
  private var inline = TextCollector()
  private var limits = Limits.standard
  private var isInValue = false
  private var isInFormula = false

  var isTooLong: Bool { isCut || value.withUnsafeBufferPointer { limits.exceeds($0) } || inline.isTooLong }

  /// What an inline string says.
  var inlineText: [UInt8] { inline.bytes }

  /// Where the cell's formula leads, if it is a HYPERLINK.
  var link: String? { formula.isEmpty ? nil : HyperlinkFormula.target(formula) }

  mutating func begin(_ limits: Limits, _ kind: Kind, style: Int) {
    self.limits = limits
    self.kind = kind
    self.style = style
    value.removeAll(keepingCapacity: true)
    formula.removeAll(keepingCapacity: true)
    inline.begin(limits)
    (isCut, isInValue, isInFormula) = (false, false, false)
  }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "v" {
      isInValue = true
    } else if name == "f" {
      isInFormula = true
    } else {
      inline.start(name, attributes)
    }
  }

  mutating func end(_ name: XMLName) {
    if name == "v" {
      isInValue = false
    } else if name == "f" {
      isInFormula = false
    } else {
      inline.end(name)
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInValue {
      guard !isCut else { return }
      value.append(contentsOf: bytes)
      isCut = value.count > limits.cellBytes
    } else if isInFormula {
      if formula.count < Self.formulaBytes { formula.append(contentsOf: bytes) }
    } else {
      inline.text(bytes)
    }
  }
}
