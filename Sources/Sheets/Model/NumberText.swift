import Foundation

/// Numbers to text and back, the way Excel means them: 15 significant digits.
///
/// The temptation is `description`: a cell that shows 0.3 is stored as 0.30000000000000004, and the user typed neither 17
/// digits nor `1e-05`.
enum NumberText {
  /// To the 15 digits that Excel keeps.
  static func rounded(_ value: Double) -> Double {
    guard value.isFinite else { return value }
    // Up to nine digits before the point and six after it: the usual number, without a detour through text.
    let near = (value * 1e6).rounded() / 1e6
    if abs(value) < 1e9, abs(near - value) <= abs(value) * 1e-15 { return near }
    return Double(String(format: "%.15g", value)) ?? value
  }

  /// The shortest digits that give the same number, without `.0` and without exponent where that is readable.
  static func shortest(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e18 { return String(Int64(value)) }
    let text = "\(value)"
    guard text.contains("e"), abs(value) < 1, abs(value) > 1e-15 else { return text }
    var fixed = String(format: "%.20f", value)
    while fixed.hasSuffix("0") { fixed.removeLast() }
    return Double(fixed) == value ? fixed : text
  }

  static func shown(_ value: Double, digits: String) -> String {
    // `5.0`, as some libraries write every number, is 5 to whoever looks at the sheet.
    isPlain(digits) && !digits.hasSuffix("0") || isPlain(digits) && !digits.contains(".")
      ? digits : shortest(rounded(value))
  }

  /// Whether digits read well as they are: no exponent, and either a whole number or at most 15 digits.
  private static func isPlain(_ digits: String) -> Bool {
    var count = 0
    var point = false
    for (index, byte) in digits.utf8.enumerated() {
      switch byte {
      case 0x30...0x39: count += 1
      case 0x2E: point = true
      case 0x2D where index == 0: continue
      default: return false
      }
    }
    return count > 0 && (!point || count <= 15)
  }

  /// Whether digits say more than a `Double` written by Excel would keep.
  static func exceedsExcel(_ digits: String) -> Bool {
    guard digits.utf8.count > 15 else { return false }
    let mantissa = digits.utf8.prefix { $0 != 0x65 && $0 != 0x45 }.filter { (0x30...0x39).contains($0) }
    return mantissa.drop { $0 == 0x30 }.count > 15
  }

  /// Reads a number of XML or of a formula's result. Up to 15 digits and 22 places an exact division says the same as
  /// `strtod`, many times faster.
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    var mantissa: Int64 = 0
    var digits = 0
    var places = -1
    var negative = false
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x30...0x39 where digits < 15:
        mantissa = mantissa * 10 + Int64(byte) - 0x30
        digits += 1
        if places >= 0 { places += 1 }
      case 0x2E where places < 0: places = 0
      case 0x2D where index == 0: negative = true
      default: return Double(String(decoding: bytes, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
      }
    }
    guard digits > 0 else { return nil }
    let value = places > 0 ? Double(mantissa) / powers[places] : Double(mantissa)
    return negative ? -value : value
  }

  private static let powers: [Double] = (0...15).map { Double("1e\($0)") ?? 1 }
}
