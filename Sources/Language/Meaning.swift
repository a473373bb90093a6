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

  func pieces(of text: String, _ normaliser: Normaliser) -> [String] {
    cut(text, normaliser).map { table.text($0) ?? "" }
  }

  private func cut(_ text: String, _ normaliser: Normaliser) -> [Int] {
    cutter.cut(normaliser.normalise(text).unicodeScalars.lazy.map(\.value))
  }
}
