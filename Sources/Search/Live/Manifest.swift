import CKernels
import Foundation

/// Which files are the index: written last, under another name, then renamed, so that there is always a whole one.
///
///     "LQindex2" · sequence · next number · stamp · mark · segments · checksum of all before
struct Manifest: Equatable {
  struct Entry: Equatable {
    let number: UInt64
    let length: UInt64
    let checksum: UInt64
    /// Bits of the profiles that are gone; empty when none is.
    let dead: [UInt64]
  }

  static let magic: UInt64 = 0x3278_6564_6E69_514C
  static let name = "manifest"

  var position: Position
  var next: UInt64
  var stamp: String
  var entries: [Entry]

  static func file(_ number: UInt64, in folder: URL) -> URL { folder.appendingPathComponent("segment-\(number)") }

  var bytes: [UInt8] {
    var words = [Self.magic, UInt64(bitPattern: position.sequence), next]
    for text in [stamp, position.mark] {
      let text = Array(text.utf8)
      words.append(UInt64(text.count))
      // Padded to whole words, so that everything is one.
      let padded = text + [UInt8](repeating: 0, count: (8 - text.count % 8) % 8)
      words += padded.withUnsafeBytes { Array($0.bindMemory(to: UInt64.self)) }
    }
    words.append(UInt64(entries.count))
    for entry in entries {
      words += [entry.number, entry.length, entry.checksum, UInt64(entry.dead.count)] + entry.dead
    }
    words.append(words.withUnsafeBytes { lq_checksum($0.baseAddress, $0.count) })
    return words.withUnsafeBytes { Array($0) }
  }

  init(position: Position, next: UInt64, stamp: String, entries: [Entry]) {
    self.position = position
    self.next = next
    self.stamp = stamp
    self.entries = entries
  }

  init(reading file: URL) throws(IndexFault) {
    let bytes = try DurableFile.read(file)
    guard bytes.count >= 48, bytes.count % 8 == 0 else { throw .damaged(file, "cut off") }
    let words = bytes.withUnsafeBytes { raw in
      (0..<raw.count / 8).map { raw.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self) }
    }
    guard words[0] == Self.magic else { throw .damaged(file, "no index") }
    let checksum = bytes.withUnsafeBytes { lq_checksum($0.baseAddress, $0.count - 8) }
    guard checksum == words[words.count - 1] else { throw .damaged(file, "checksum") }
    var rest = WordReader(words.dropLast().dropFirst())
    let sequence = Int64(bitPattern: try rest.word(file))
    next = try rest.word(file)
    stamp = try rest.text(file)
    position = Position(sequence, mark: try rest.text(file))
    entries = []
    for _ in 0..<(try rest.word(file)) {
      let (number, length, checksum) = (try rest.word(file), try rest.word(file), try rest.word(file))
      let dead = try rest.words(try rest.word(file), file)
      entries.append(Entry(number: number, length: length, checksum: checksum, dead: dead))
    }
    // The next file must not take the name of one that is there; nobody has written 2⁶³ of them.
    guard next < 1 << 63, entries.allSatisfy({ $0.number < next }), Set(entries.map(\.number)).count == entries.count
    else {
      throw .damaged(file, "numbers of segments")
    }
  }
}

/// Takes words off a list that may be shorter than it says.
private struct WordReader {
  private var rest: ArraySlice<UInt64>

  init(_ words: ArraySlice<UInt64>) { rest = words }

  mutating func word(_ file: URL) throws(IndexFault) -> UInt64 {
    guard let word = rest.popFirst() else { throw .damaged(file, "cut off") }
    return word
  }

  /// Its length in bytes, then the bytes in whole words.
  mutating func text(_ file: URL) throws(IndexFault) -> String {
    let length = try word(file)
    let words = try words(length / 8 + (length % 8 == 0 ? 0 : 1), file)
    return words.withUnsafeBytes { String(decoding: $0.prefix(Int(length)), as: UTF8.self) }
  }

  mutating func words(_ count: UInt64, _ file: URL) throws(IndexFault) -> [UInt64] {
    guard count <= UInt64(rest.count) else { throw .damaged(file, "cut off") }
    defer { rest = rest.dropFirst(Int(count)) }
    return Array(rest.prefix(Int(count)))
  }
}
