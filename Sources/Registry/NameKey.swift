import Foundation
import Language

/// The form in which names are compared: compatibility forms, case, traditional or simplified script, spaces and punctuation do
/// not tell names apart.
///
/// `武汉大学中南医院（武大中南）` and `武汉大学中南医院(武大中南)` are one; `3M` and `3Ｍ` too.
package enum NameKey {
  private static let normaliser = try? Normaliser()

  package static func of(_ name: String) -> String {
    var name = name
    if let plain = name.withUTF8({ plain($0) }) { return plain }
    var out = String.UnicodeScalarView()
    let folded = normaliser?.normalise(name) ?? name.precomposedStringWithCompatibilityMapping.lowercased()
    for scalar in folded.unicodeScalars
    where scalar.isPlainLetter || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar.isMarkThatMatters
    {
      out.append(scalar)
    }
    return String(out)
  }
}

extension NameKey {
  /// The same of ASCII alone, byte by byte; nil for what has anything else.
  private static func plain(_ name: UnsafeBufferPointer<UInt8>) -> String? {
    if name.contains(where: { $0 >= 0x80 }) { return nil }
    return String(unsafeUninitializedCapacity: name.count) { out in
      var count = 0
      for byte in name {
        let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
        let scalar = Unicode.Scalar(lower)
        guard scalar.isPlainLetter || scalar.isMarkThatMatters else { continue }
        out[count] = lower
        count += 1
      }
      return count
    }
  }
}

extension Unicode.Scalar {
  /// What nearly all names are made of, told without a table.
  fileprivate var isPlainLetter: Bool {
    switch value {
    case 0x30...0x39, 0x61...0x7A, 0x4E00...0x9FFF: true
    default: false
    }
  }

  /// Signs that do tell records apart: `A+` from `A`, `-2` from `2`, `1.5` from `15`, and a code's own separators.
  fileprivate var isMarkThatMatters: Bool {
    switch self {
    case "+", "-", ".", "/", ":", "~", "%", "#", "|": true
    default: false
    }
  }
}
