import Core
package import Foundation

/// Text → vector, by a table: the pieces of the text, each with the vector that a large model gave it once, added up.
///
/// A model that reads the whole text is the temptation: it takes some ten milliseconds a text where this takes
/// microseconds, and a cluster has a million texts. How the table was made stands in `scripts/distill`.
package struct Meaning: Sendable {
  private let table: VectorTable
  private let cutter: PieceCutter

  /// Throws `file.unreadable` or `resource.damaged`.
  package init(file: URL) throws {
    table = try VectorTable(file: file)
    do { cutter = try PieceCutter(table) } catch { throw error.refusal(file) }
  }

  var fingerprint: UInt64 { table.fingerprint }

  /// Nil where the table knows nothing of the text.
  func vector(of text: String, _ normaliser: Normaliser) -> TextVector? {
    TextVector(table.sum(cut(text, normaliser)))
  }

  /// The same of a name or a question: its words that are no words of anything (`ghwlalmi`, `xdlrt`) say nothing, and would
  /// stand near whatever shares a syllable with them.
  func vector(ofName name: String, _ normaliser: Normaliser) -> TextVector? {
    let words = normaliser.normalise(name).unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
    let pieces = words.flatMap { word -> [Int] in
      let pieces = cutter.cut(word.lazy.map(\.value))
      return isStrange(word, pieces) ? [] : pieces
    }
    return TextVector(table.sum(pieces))
  }

  /// Of 4,450 words of the FDA's names one in a hundred costs more than this a letter (−ln of its pieces' probability, in
  /// steps of 2⁻¹⁶), of letters thrown at random nine in ten.
  private static let dearest = 311_296
  private static let shortest = 4

  private func isStrange(_ word: Substring.UnicodeScalarView, _ pieces: [Int]) -> Bool {
    var letters = 0
    for scalar in word {
      guard scalar.isASCII, !(0x30...0x39).contains(scalar.value) else { return false }
      if scalar.properties.isAlphabetic { letters += 1 }
    }
    return letters >= Self.shortest && cutter.cost(of: pieces) > Self.dearest * letters
  }

  func pieces(of text: String, _ normaliser: Normaliser) -> [String] {
    cut(text, normaliser).map { table.text($0) ?? "" }
  }

  private func cut(_ text: String, _ normaliser: Normaliser) -> [Int] {
    cutter.cut(normaliser.normalise(text).unicodeScalars.lazy.map(\.value))
  }
}
