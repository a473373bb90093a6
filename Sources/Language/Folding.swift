import Foundation

/// The slow, complete way to fold a short stretch: compatibility forms composed, case folded, invisible characters gone.
///
/// Close to Unicode's NFKC_Casefold, less the trade marks. `lowercased()` alone is the temptation; it leaves ß, ς and ſ beside ss, σ and s.
enum Folding {
  static func fold(_ stretch: [UInt32]) -> [UInt32] {
    var current = stretch
    // One round is enough for nearly everything; Greek iota subscripts and the like need a second one to settle.
    for _ in 0..<4 {
      let next = round(current)
      if next == current { break }
      current = next
    }
    return current
  }

  private static func round(_ stretch: [UInt32]) -> [UInt32] {
    var visible = String.UnicodeScalarView()
    for value in stretch {
      guard let scalar = Unicode.Scalar(value), !scalar.properties.isDefaultIgnorableCodePoint else { continue }
      // NFKC writes ™ out, which makes 3M™ another company than 3M.
      if scalar == "\u{2122}" || scalar == "\u{2120}" { continue }
      visible.append(scalar)
    }
    var folded = String.UnicodeScalarView()
    for scalar in String(visible).precomposedStringWithCompatibilityMapping.unicodeScalars {
      for upper in scalar.properties.uppercaseMapping.unicodeScalars {
        folded.append(contentsOf: upper.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return String(folded).precomposedStringWithCompatibilityMapping.unicodeScalars.map(\.value)
  }
}
