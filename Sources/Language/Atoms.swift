/// A text as the glossary reads it: Han characters and Latin stems in one sequence.
struct Atoms {
  struct Atom {
    /// Of the character or stem; 0 for a word that is in no group.
    let code: UInt16
    let range: Range<Int>
    /// Whether it follows the atom before so closely that both may belong to one name.
    let follows: Bool
  }

  private(set) var all: [Atom] = []

  /// `code` names a Latin key.
  init(
    _ scalars: [UInt32], _ classes: [ScalarClass], _ words: [LatinWord], _ keys: [String], code: (String) -> UInt16
  ) {
    var next = 0
    var at = 0
    var wasHan = false
    var close = false
    while at < scalars.count {
      if next < words.count, words[next].range.lowerBound == at {
        all.append(Atom(code: keys[next].isEmpty ? 0 : code(keys[next]), range: words[next].range, follows: close))
        at = words[next].range.upperBound
        next += 1
        wasHan = false
        close = true
      } else if classes[at] == .han {
        let adjacent = all.last.map { $0.range.upperBound == at } ?? false
        all.append(Atom(code: Lexicon.code(scalars[at]), range: at..<at + 1, follows: wasHan ? adjacent : close))
        at += 1
        wasHan = true
        close = true
      } else {
        close = close && Self.joins(scalars[at])
        at += 1
      }
    }
  }

  /// What may stand within a name: PET/CT, R&D, 510(k). Between two Han characters nothing may.
  static func joins(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0xA0, 0x26, 0x27, 0x28, 0x2D, 0x2F, 0x2010, 0x2013, 0x2019: true
    default: false
    }
  }
}
