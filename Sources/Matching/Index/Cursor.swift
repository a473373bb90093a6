package import Core

/// The last hit of a page. The next page holds what comes after it in the order of score, then ref.
///
/// A position ("from the 20th hit") would skip or repeat when a record is added between two pages. Written as
/// `401c7ae147ae147b.product/7k2m9q4x1c3d`: the bits of the score, so that reading it back loses nothing.
package struct Cursor: Hashable, Sendable, CustomStringConvertible {
  let score: Double
  let ref: Ref

  init(score: Double, ref: Ref) {
    self.score = score
    self.ref = ref
  }

  package init(_ string: some StringProtocol) throws(Refusal) {
    guard let dot = string.firstIndex(of: "."), let bits = UInt64(string[..<dot], radix: 16),
      let ref = Ref(string[string.index(after: dot)...]), Double(bitPattern: bits).isFinite
    else { throw Refusal(.cursorInvalid, at: "cursor", ["what": String(string)]) }
    self.init(score: Double(bitPattern: bits), ref: ref)
  }

  package var description: String { "\(String(score.bitPattern, radix: 16)).\(ref)" }
}
