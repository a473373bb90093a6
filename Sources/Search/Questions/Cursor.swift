package import Core

/// The last hit of a page. The next page holds what comes after it in the order of score, then ref.
///
/// Written as `3f2a.product/7k2m9q4x1c3d`.
package struct Cursor: Hashable, Sendable, CustomStringConvertible {
  let score: UInt32
  let ref: Ref

  init(score: UInt32, ref: Ref) {
    self.score = score
    self.ref = ref
  }

  package init(_ string: some StringProtocol) throws(Refusal) {
    guard let dot = string.firstIndex(of: "."), let score = UInt32(string[..<dot], radix: 16),
      let ref = Ref(string[string.index(after: dot)...])
    else { throw Refusal(.cursorInvalid, at: "cursor", ["what": String(string)]) }
    self.init(score: score, ref: ref)
  }

  package var description: String { "\(String(score, radix: 16)).\(ref)" }
}
