/// A text in the form in which it is compared, and for each scalar of it where in the source it came from.
///
/// Terms are cut from the normalised text; what a reader is shown is cut from the source, by `surface`.
package struct Normalised: Sendable {
  /// As the person wrote it.
  package let source: String
  let scalars: [UInt32]
  /// Byte offset into `source` of each scalar, and the source's length at the end; nil where both run in step.
  let origins: [UInt32]?

  package var text: String { String(scalars: scalars[...]) }

  /// What the person wrote where the normalised text has scalars `range`.
  func surface(_ range: Range<Int>) -> Substring {
    guard let origins else { return source.slice(utf8: range) }
    let start = Int(origins[range.lowerBound])
    // Several scalars of one source character share an origin: the piece ends where the next character starts.
    var next = range.upperBound
    while next < origins.count - 1, next > 0, origins[next] == origins[next - 1] { next += 1 }
    return source.slice(utf8: start..<max(start, Int(origins[next])))
  }
}

extension String {
  init(scalars: ArraySlice<UInt32>) {
    self = scalars.withUnsafeBufferPointer { input in
      String(unsafeUninitializedCapacity: input.count * 4) { Self.encode(input, into: $0) }
    }
  }

  /// Writes UTF-8. Only scalar values ever get here: they come from strings.
  private static func encode(_ input: UnsafeBufferPointer<UInt32>, into out: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var count = 0
    for value in input {
      switch value {
      case ..<0x80:
        out[count] = UInt8(truncatingIfNeeded: value)
        count += 1
      case ..<0x800:
        out[count] = UInt8(truncatingIfNeeded: 0xC0 | value >> 6)
        out[count + 1] = UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
        count += 2
      case ..<0x10000:
        out[count] = UInt8(truncatingIfNeeded: 0xE0 | value >> 12)
        out[count + 1] = UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F)
        out[count + 2] = UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
        count += 3
      default:
        out[count] = UInt8(truncatingIfNeeded: 0xF0 | value >> 18)
        out[count + 1] = UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F)
        out[count + 2] = UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F)
        out[count + 3] = UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
        count += 4
      }
    }
    return count
  }

  func slice(utf8 range: Range<Int>) -> Substring {
    let start = utf8.index(startIndex, offsetBy: range.lowerBound)
    return self[start..<utf8.index(start, offsetBy: range.count)]
  }
}
