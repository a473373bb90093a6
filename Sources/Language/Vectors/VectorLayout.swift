import Foundation

/// Where the columns lie in a file of vectors, as `scripts/distill` writes it. All numbers are little-endian.
///
/// | bytes | what |
/// | --- | --- |
/// | 8 | `LQVECTOR` |
/// | 8 | `Fingerprint` of all that follows |
/// | 5 × 4 | version; pieces; dimensions; cost of an unknown character; bytes of text |
/// | 4 × (pieces + 1) | where each piece's text begins and the last one ends |
/// | bytes of text | the pieces' texts in UTF-8, filled up with zeros to a multiple of four |
/// | 4 × pieces | costs: −log of the piece's probability, in steps of 2⁻¹⁶ |
/// | 4 × pieces | scales: what one step of the piece's row is worth |
/// | pieces × dimensions | rows, a signed byte a part |
struct VectorLayout {
  static let magic = Array("LQVECTOR".utf8)
  static let version = 1
  private static let head = 36

  let pieces: Int
  let dimensions: Int
  let unknownCost: Int
  let fingerprint: UInt64
  let ends = Self.head
  let texts: Int
  let costs: Int
  let scales: Int
  let rows: Int

  /// Throws what is wrong with a file as a whole: of another kind, of another length than it says, changed.
  init(_ data: Data) throws(VectorFault) {
    guard data.count >= Self.head, data.prefix(8).elementsEqual(Self.magic) else { throw .foreign }
    let version = Self.number(data, 16)
    guard version == Self.version else { throw .version(version) }
    (pieces, dimensions, unknownCost) = (Self.number(data, 20), Self.number(data, 24), Self.number(data, 28))
    let text = Self.number(data, 32)
    // Bounds first: within them no product below can overflow.
    guard (1...1 << 20).contains(pieces), (1...4096).contains(dimensions), text < 1 << 28 else { throw .size }
    texts = ends + 4 * (pieces + 1)
    costs = texts + text
    scales = costs + 4 * pieces
    rows = scales + 4 * pieces
    guard data.count == rows + pieces * dimensions else { throw .size }
    var print = Fingerprint()
    print.mix(data.dropFirst(16))
    fingerprint = print.state
    let mark = data.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self)) }
    guard fingerprint == mark else { throw .checksum }
  }

  /// The number of four bytes at an offset within the data.
  static func number(_ data: Data, _ at: Int) -> Int {
    Int(UInt32(littleEndian: data.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: at, as: UInt32.self) }))
  }
}
