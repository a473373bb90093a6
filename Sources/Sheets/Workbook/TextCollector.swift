/// Gathers the text of a shared or inline string: its `t`, or those of its runs, but none of a phonetic run.
struct TextCollector {
  private(set) var bytes: [UInt8] = []
  private var isCut = false
  private var limits = Limits.standard
  private var isInText = false
  private var isPhonetic = false
  private var keepsSpace = false
  private var runStart = 0

  mutating func begin(_ limits: Limits) {
    bytes.removeAll(keepingCapacity: true)
    self.limits = limits
    (isCut, isInText, isPhonetic) = (false, false, false)
  }

  /// Whether the text is longer than a cell may be. To be asked once, at the end: to count at each piece, of which an
  /// entity makes one, would take quadratic time.
  var isTooLong: Bool { isCut || bytes.withUnsafeBufferPointer { limits.exceeds($0) } }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "t", !isPhonetic {
      isInText = true
      runStart = bytes.count
      keepsSpace = attributes.bytes("space").map { $0 == "preserve" } ?? false
    } else if name == "rPh" {
      isPhonetic = true
    }
  }

  mutating func end(_ name: XMLName) {
    if name == "t" {
      if isInText, !keepsSpace { trim() }
      isInText = false
    } else if name == "rPh" {
      isPhonetic = false
    }
  }

  mutating func text(_ piece: UnsafeBufferPointer<UInt8>) {
    guard isInText, !isCut else { return }
    bytes.append(contentsOf: piece)
    isCut = bytes.count > limits.cellBytes
  }

  /// Without `xml:space="preserve"` the space around a text is the XML's own, as Excel reads it.
  private mutating func trim() {
    func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
    while bytes.count > runStart, let last = bytes.last, isSpace(last) { bytes.removeLast() }
    let lead = bytes[runStart...].prefix { isSpace($0) }.count
    if lead > 0 { bytes.removeSubrange(runStart..<(runStart + lead)) }
  }
}
