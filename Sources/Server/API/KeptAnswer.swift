import HTTPTypes
import NIOCore

/// An answer as the snapshot's cache keeps it: the way to the next page, a line break, the body.
struct KeptAnswer {
  let body: ByteBuffer
  let link: String

  init(_ body: ByteBuffer, link: String) {
    self.body = body
    self.link = link
  }

  init?(_ kept: ByteBuffer?) {
    guard var kept, let end = kept.readableBytesView.firstIndex(of: UInt8(ascii: "\n")),
      let link = kept.readString(length: end - kept.readerIndex)
    else { return nil }
    kept.moveReaderIndex(forwardBy: 1)
    self.init(kept, link: link)
  }

  var kept: ByteBuffer {
    var out = ByteBuffer(string: link + "\n")
    out.writeImmutableBuffer(body)
    return out
  }
}
