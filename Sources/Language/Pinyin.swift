import Core
import Foundation

/// How Chinese is read: for sorting lists, for searching by initials, and for a reader of English.
///
/// Readings of single characters come from ICU's Mandarin-to-Latin transform in Foundation, which looks at one character at
/// a time (长沙 becomes zhǎng shā). `pinyin.tsv` corrects it by word, longest word first.
package struct Pinyin: Sendable {
  /// What is read: a syllable of one Han character, or text that is no Han and stays as it is.
  private enum Piece {
    case syllable(String)
    case plain(String)
  }

  private let readings: PinyinReadings
  private let normaliser: Normaliser

  /// Exceptions are lines of `word⇥syllables with tones, separated by spaces`.
  init(exceptions tables: [WordLines], normaliser: Normaliser) throws {
    self.normaliser = normaliser
    readings = try PinyinReadings(exceptions: tables)
  }

  /// To sort by: lower case, no tones; Chinese and English in one alphabet.
  ///
  /// The name itself comes last, so that names that sound alike have an order that never changes.
  package func sortKey(_ text: String) -> String {
    let spoken = pieces(text).map { piece in
      switch piece {
      case .syllable(let syllable): " " + PinyinReadings.toneless(syllable) + " "
      case .plain(let string): string
      }
    }
    // A tab sorts before all that can follow, so a name stands before the longer names that begin with it.
    let key = spoken.joined().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return key + "\t" + normaliser.normalise(text)
  }

  /// With tones, syllables apart, each capitalised: `Chóng Qìng Yī Yuàn`.
  package func romanised(_ text: String) -> String {
    var out = ""
    for piece in pieces(text, folded: false) {
      switch piece {
      case .syllable(let syllable):
        if let last = out.last, last.isLetter || last.isNumber { out += " " }
        out += syllable.prefix(1).uppercased() + syllable.dropFirst()
      case .plain(let string):
        if let last = out.last, let first = string.first, last.isLetter, first.isLetter || first.isNumber { out += " " }
        out += string
      }
    }
    return out
  }

  /// The syllables without tones, one a character: what sounds the same, whatever the tone.
  func sounds(_ word: String) -> [String] {
    pieces(word).map { piece in
      switch piece {
      case .syllable(let syllable): PinyinReadings.toneless(syllable)
      case .plain(let string): string
      }
    }
  }

  /// First letters, `cqyy` for 重庆医院. Words of other scripts stay whole.
  package func initials(_ text: String) -> String {
    pieces(text).map { piece in
      switch piece {
      case .syllable(let syllable): String(PinyinReadings.toneless(syllable).prefix(1))
      case .plain(let string): String(string.filter { $0.isLetter || $0.isNumber })
      }
    }.joined()
  }

  /// All that people may type for a name: besides `cqyy` also `zqyy`, by the character's other reading. The right one
  /// comes first; there are never more than sixteen.
  package func initialsToSearch(_ text: String) -> [String] {
    var all = [initials(text)]
    for (offset, letters) in otherInitials(text) {
      for known in all {
        for letter in letters {
          var typed = Array(known)
          guard all.count < 16, offset < typed.count, typed[offset] != letter else { continue }
          typed[offset] = letter
          if !all.contains(String(typed)) { all.append(String(typed)) }
        }
      }
    }
    return all
  }

  /// Where in the initials a character stands that is also read with other initials, and with which.
  private func otherInitials(_ text: String) -> [(Int, [Character])] {
    var offset = 0
    var found: [(Int, [Character])] = []
    for scalar in normaliser.normalise(text).unicodeScalars {
      if let letters = readings.initials[scalar.value] { found.append((offset, letters)) }
      if scalar.isHan || scalar.properties.isAlphabetic || scalar.properties.numericType != nil { offset += 1 }
    }
    return found
  }

  /// Readings are looked up in the normalised text, so that 長沙 reads as 长沙 does.
  private func pieces(_ text: String, folded: Bool = true) -> [Piece] {
    let aligned = normaliser.align(text)
    var pieces: [Piece] = []
    var plainStart: Int?
    let scalars = aligned.scalars
    func flush(_ end: Int) {
      guard let start = plainStart else { return }
      plainStart = nil
      let string = folded ? String(scalars: scalars[start..<end]) : String(aligned.surface(start..<end))
      pieces.append(.plain(string))
    }
    var at = 0
    while at < scalars.count {
      let found = readings.read(scalars, at)
      if found.isEmpty {
        if plainStart == nil { plainStart = at }
        at += 1
      } else {
        flush(at)
        pieces.append(contentsOf: found.map(Piece.syllable))
        at += found.count
      }
    }
    flush(scalars.count)
    return pieces
  }
}
