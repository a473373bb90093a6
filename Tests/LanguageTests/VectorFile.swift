import Foundation

@testable import Language

/// A small table of vectors as bytes, right in every respect unless a test makes it wrong.
struct VectorFile {
  var version: UInt32 = 1
  var pieces: [(text: String, cost: UInt32)] = [("▁", 50), ("心", 300), ("肺", 310), ("心肺", 200), ("a", 90)]
  var dimensions: UInt32 = 4
  var scale: Float = 0.5
  /// What the head says, where it is not how many there are.
  var count: UInt32?

  var bytes: Data {
    var body = Data()
    func add(_ value: UInt32) { withUnsafeBytes(of: value.littleEndian) { body.append(contentsOf: $0) } }
    var text = Data(pieces.map(\.text).joined().utf8)
    text.append(contentsOf: repeatElement(0, count: (4 - text.count % 4) % 4))
    let head: [UInt32] = [version, count ?? UInt32(pieces.count), dimensions, 1000, UInt32(text.count)]
    for value in head { add(value) }
    var end: UInt32 = 0
    add(end)
    for piece in pieces {
      end += UInt32(piece.text.utf8.count)
      add(end)
    }
    body.append(text)
    for piece in pieces { add(piece.cost) }
    for _ in pieces { add(scale.bitPattern) }
    for number in 0..<pieces.count * Int(dimensions) { body.append(UInt8(truncatingIfNeeded: number &* 37 + 1)) }
    var print = Fingerprint()
    print.mix(body)
    return Data("LQVECTOR".utf8) + withUnsafeBytes(of: print.state.littleEndian) { Data($0) } + body
  }
}
