import Core
import Foundation

/// Numbers as readers write them: digits in groups of three, no locale of the server in between.
enum NumberWords {
  static func grouped(_ number: Decimal) -> String {
    let written = number.description
    let parts = written.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first, whole.allSatisfy({ $0.isNumber || $0 == "-" }) else { return written }
    let digits = whole.drop { $0 == "-" }
    var out = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { out += "," }
      out.append(digit)
    }
    return (whole.hasPrefix("-") ? "−" : "") + out + (parts.count > 1 ? ".\(parts[1])" : "")
  }

  static func grouped(_ number: Int) -> String { grouped(Decimal(number)) }

  /// Points to a hundredth, as places are told apart by.
  static func hundredths(_ points: Double) -> String {
    let whole = Int((points * 100).rounded())
    return "\(whole / 100).\(whole % 100 < 10 ? "0" : "")\(whole % 100)"
  }

  /// A score as points of a hundred, to a tenth.
  static func points(_ tenths: Int) -> String { "\(tenths / 10).\(abs(tenths % 10))" }
}
