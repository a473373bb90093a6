import CStemmer

/// English words → stems (Snowball's `english`, also called Porter 2).
///
/// libstemmer's handle holds the word it is working on, so two threads must not share one. Instead of a lock around each
/// word, every analysis makes its own stemmer: that costs some 200 ns, and not being copyable it cannot be passed on.
struct Stemmer: ~Copyable {
  private let handle: OpaquePointer?

  init() { handle = sb_stemmer_new("english", "UTF_8") }

  deinit { sb_stemmer_delete(handle) }

  /// The stem of a lower-case word; the word itself where the library has none to offer.
  borrowing func stem(_ word: String) -> String {
    guard let handle else { return word }
    var word = word
    return word.withUTF8 { bytes in
      guard let stem = sb_stemmer_stem(handle, bytes.baseAddress, Int32(clamping: bytes.count)) else {
        return String(decoding: bytes, as: UTF8.self)
      }
      let length = Int(sb_stemmer_length(handle))
      return String(decoding: UnsafeBufferPointer(start: stem, count: length), as: UTF8.self)
    }
  }
}
