package import NIOCore

/// A page or an answer as it was written, with what it is known by.
package struct KeptPage: Sendable, Equatable {
  package let body: ByteBuffer
  /// The way to the next page of a list, as its header has it; empty without one.
  let link: String
  let tag: ETag

  /// - Parameter address: what was asked for, and for whom: the same words at another address are another page.
  package init(_ body: ByteBuffer, at address: String, link: String = "") {
    self.body = body
    self.link = link
    tag = ETag(of: body, at: address)
  }
}
