import Core
import Foundation

/// The vectors of a small vocabulary, as `Resources/meaning.vec` holds them, mapped into memory.
struct VectorTable: Sendable {
  private let data: Data
  private let layout: VectorLayout

  /// What the file is known by.
  var fingerprint: UInt64 { layout.fingerprint }
  var pieces: Int { layout.pieces }
  /// What an unknown character costs, in the measure of `costs`.
  var unknownCost: Int { layout.unknownCost }

  init(file: URL) throws {
    let data: Data
    do { data = try Data(contentsOf: file, options: .mappedIfSafe) } catch {
      throw Refusal.unreadable(file.path, error)
    }
    do { try self.init(data) } catch { throw error.refusal(file) }
  }

  init(_ data: Data) throws(VectorFault) {
    self.data = data
    layout = try VectorLayout(data)
    for piece in 0..<pieces {
      let scale = self.scale(piece)
      guard scale.isFinite, scale > 0, text(piece) != nil else { throw .piece(piece) }
    }
  }

  /// Nil where the text is empty, out of bounds, or no UTF-8.
  func text(_ piece: Int) -> String? {
    let start = number(layout.ends, piece)
    let end = number(layout.ends, piece + 1)
    guard start < end, layout.texts + end <= layout.costs else { return nil }
    return data.withUnsafeBytes { String(validating: $0[layout.texts + start..<layout.texts + end], as: UTF8.self) }
  }

  func cost(_ piece: Int) -> Int { number(layout.costs, piece) }

  /// The sum of the pieces' vectors; a piece that stands twice counts twice.
  func sum(_ pieces: [Int]) -> [Float] {
    var sum = [Float](repeating: 0, count: layout.dimensions)
    data.withUnsafeBytes { bytes in
      sum.withUnsafeMutableBufferPointer { sum in
        for piece in pieces {
          let scale = scale(piece, bytes)
          let row = layout.rows + piece * layout.dimensions
          for part in 0..<layout.dimensions {
            sum[part] += scale * Float(bytes.load(fromByteOffset: row + part, as: Int8.self))
          }
        }
      }
    }
    return sum
  }

  private func scale(_ piece: Int) -> Float { data.withUnsafeBytes { scale(piece, $0) } }

  private func scale(_ piece: Int, _ bytes: UnsafeRawBufferPointer) -> Float {
    let bits = bytes.loadUnaligned(fromByteOffset: layout.scales + 4 * piece, as: UInt32.self)
    return Float(bitPattern: UInt32(littleEndian: bits))
  }

  private func number(_ column: Int, _ row: Int) -> Int { VectorLayout.number(data, column + 4 * row) }
}
