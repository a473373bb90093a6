/// How wide a column has to be for its content, in Excel's unit, the width of a digit; a Chinese character takes two.
struct ColumnWidth {
  private static let bounds = 8...60
  private var widest = 0

  /// Of a number or a day, whose signs are all of a digit's width.
  mutating func add(digits: Int) { widest = max(widest, digits) }

  mutating func add(_ text: String) {
    guard widest < Self.bounds.upperBound else { return }
    var width = 0
    for scalar in text.unicodeScalars {
      if scalar == "\n" { (widest, width) = (max(widest, width), 0) } else { width += scalar.value >= 0x1100 ? 2 : 1 }
    }
    widest = max(widest, width)
  }

  /// With room for the filter's arrow.
  var value: Double { Double(min(max(widest + 3, Self.bounds.lowerBound), Self.bounds.upperBound)) }
}
