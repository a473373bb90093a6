import Foundation

/// The name of an element or attribute without its prefix, where expat has it: valid within the event alone.
///
/// Prefixes are dropped, not resolved: writers choose them freely (`x:row`, `ns0:row`), and the two namespaces of
/// workbooks, transitional and strict, name everything alike.
struct XMLName {
  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ name: UnsafePointer<CChar>) {
    var start = 0
    var count = 0
    while name[count] != 0 {
      if name[count] == 0x3A { start = count + 1 }
      count += 1
    }
    let raw = UnsafeRawPointer(name + start).assumingMemoryBound(to: UInt8.self)
    bytes = UnsafeBufferPointer(start: raw, count: count - start)
  }

  static func == (name: XMLName, other: StaticString) -> Bool {
    guard name.bytes.count == other.utf8CodeUnitCount, let start = name.bytes.baseAddress else { return false }
    return memcmp(start, other.utf8Start, other.utf8CodeUnitCount) == 0
  }
}

/// The attributes of an element, valid within the event alone.
struct XMLAttributes {
  private let list: UnsafeMutablePointer<UnsafePointer<CChar>?>

  init(_ list: UnsafeMutablePointer<UnsafePointer<CChar>?>) { self.list = list }

  subscript(name: StaticString) -> String? { bytes(name).map { String(decoding: $0, as: UTF8.self) } }

  /// The value's bytes, valid within the event alone.
  func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    var index = 0
    while let key = list[index], let value = list[index + 1] {
      if XMLName(key) == name {
        let raw = UnsafeRawPointer(value).assumingMemoryBound(to: UInt8.self)
        return UnsafeBufferPointer(start: raw, count: strlen(value))
      }
      index += 2
    }
    return nil
  }
}

extension UnsafeBufferPointer<UInt8> {
  static func == (bytes: UnsafeBufferPointer<UInt8>, other: StaticString) -> Bool {
    guard bytes.count == other.utf8CodeUnitCount, let start = bytes.baseAddress else { return false }
    return memcmp(start, other.utf8Start, other.utf8CodeUnitCount) == 0
  }

  /// A whole number of at most nine digits.
  var small: Int? {
    guard (1...9).contains(count), allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }
}
