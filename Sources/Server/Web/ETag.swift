import NIOCore
import Store

/// What a page is known by: its content.
///
/// Not the state of the data that it was written from: somebody who may not see a change would see by the tag that there was one.
struct ETag: Sendable, Equatable {
  let value: String

  init(of body: ByteBuffer, at address: String) {
    var digest = Digest()
    digest.update(framed: address)
    digest.update(body.readableBytesView)
    value = "\"\(Digest.hex(digest.finish()).prefix(24))\""
  }

  /// Of what is too long to be written before it is sent: a sequence of the journal that whoever asks may know.
  init(upTo sequence: Int, at address: String) {
    self.init(of: ByteBuffer(string: String(sequence)), at: address)
  }

  init(value: String) { self.value = value }

  /// Whether a browser says that it holds this page: a list of tags, weak ones too. `*` is not taken at its word, for it
  /// would also answer for pages that are not there.
  func isHeld(by headers: [String]) -> Bool {
    headers.contains { header in
      header.split(separator: ",").contains { tag in
        let tag = tag.drop { $0 == " " }.prefix { $0 != " " }
        return tag == value || tag == "W/\(value)"
      }
    }
  }
}
