import Foundation

extension String {
  /// Whether the bytes of `part` stand in it somewhere.
  ///
  /// Not `contains`: that looks for characters, which costs a hundred times as much, and matching asks it of every pair.
  package func holds(_ part: String) -> Bool {
    var (whole, part) = (self, part)
    return whole.withUTF8 { whole in
      part.withUTF8 { part in
        guard let start = part.baseAddress, !part.isEmpty else { return true }
        guard var base = whole.baseAddress, whole.count >= part.count else { return false }
        let last = base + (whole.count - part.count)
        while base <= last, let found = memchr(base, Int32(start[0]), last - base + 1) {
          base += UnsafeMutableRawPointer(found) - UnsafeMutableRawPointer(mutating: base)
          if memcmp(base, start, part.count) == 0 { return true }
          base += 1
        }
        return false
      }
    }
  }
}
