/// How the postings of a word are laid out; it follows from how many there are.
///
/// | profiles | layout |
/// | --- | --- |
/// | few | slots (4 bytes each), codes |
/// | more | a start a window and a last one (4 bytes each), the best code a window, slots within windows (2), codes |
/// | over 1 in 32 | the same, then a bit a slot, and how many bits of its window stand before each 64 (2 bytes) |
struct PostingsLayout: Sendable {
  let holding: Int
  let windows: Int
  let isListed: Bool
  let hasBits: Bool

  init(holding: Int, profiles: Int) {
    self.holding = holding
    windows = Window.count(profiles)
    isListed = holding < Self.longestList(windows)
    hasBits = !isListed && holding > profiles / 32
  }

  static func longestList(_ windows: Int) -> Int { max(192, 2 * windows) }

  // Offsets in bytes from the beginning, which lies at a multiple of 8.
  var maxes: Int { (windows + 1) * 4 }
  var slots: Int { isListed ? 0 : (maxes + windows + 1) & ~1 }
  var codes: Int { slots + holding * (isListed ? 4 : 2) }
  var bits: Int { (codes + holding + 7) & ~7 }
  var ranks: Int { bits + windows * Window.words * 8 }
  var size: Int { (hasBits ? ranks + windows * Window.words * 2 : codes + holding + 7) & ~7 }
}
