/// `styles.xml`, as far as it changes what a number means: the number format of each cell style.
final class Styles: XMLHandler {
  private var codes: [Int: String] = [:]
  private var formats: [NumberFormat] = []
  private var isInCells = false

  /// The format of the style that a cell names in `s`.
  subscript(style: Int) -> NumberFormat { formats.indices.contains(style) ? formats[style] : .general }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "numFmt", let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"] {
      codes[id] = code
    } else if name == "cellXfs" {
      isInCells = true
    } else if name == "xf", isInCells {
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      formats.append(codes[id].map { NumberFormat(code: $0) } ?? NumberFormat(builtIn: id))
    }
  }

  func end(_ name: XMLName) {
    if name == "cellXfs" { isInCells = false }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
