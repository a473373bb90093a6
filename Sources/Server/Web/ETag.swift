import Core
import Store

/// What a page is known by: the state of the data, the program and its readings, and the address.
struct ETag {
  let value: String

  init(_ snapshot: Snapshot, version: String, address: String) {
    var digest = Digest()
    for part in [version, Style.hash, snapshot.names.stamp, snapshot.head.hash, "\(snapshot.today)", address] {
      digest.update(framed: part)
    }
    value = "\"\(snapshot.head.sequence)-\(Digest.hex(digest.finish()).prefix(16))\""
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
