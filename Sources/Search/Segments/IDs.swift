import Core
import Foundation

/// Refs as byte strings, kind before id with a 0 between: their order, by which equal scores are settled, is that of refs.
enum IDs {
  static func bytes(_ ref: Ref) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(ref.kind.rawValue.utf8.count + 1 + ref.id.utf8.count)
    bytes.append(contentsOf: ref.kind.rawValue.utf8)
    bytes.append(0)
    bytes.append(contentsOf: ref.id.utf8)
    return bytes
  }

  /// The same where nothing is kept of them: each record that is asked for is looked up by its ref.
  static func withBytes<Result>(of ref: Ref, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let (kind, id) = (ref.kind.rawValue.utf8, ref.id.utf8)
    return withUnsafeTemporaryAllocation(byteCount: kind.count + 1 + id.count, alignment: 1) { bytes in
      var at = 0
      for byte in kind {
        bytes[at] = byte
        at += 1
      }
      bytes[at] = 0
      at += 1
      for byte in id {
        bytes[at] = byte
        at += 1
      }
      return body(UnsafeRawBufferPointer(bytes))
    }
  }

  static func ref(_ bytes: UnsafeRawBufferPointer) -> Ref {
    let start = bytes.baseAddress
    let zero =
      start.flatMap { start in memchr(start, 0, bytes.count).map { UnsafeRawPointer($0) - start } } ?? bytes.count
    let id = UnsafeRawBufferPointer(rebasing: bytes[min(zero + 1, bytes.count)...])
    return Ref(
      Kind(String(decoding: UnsafeRawBufferPointer(rebasing: bytes[..<zero]), as: UTF8.self)),
      String(decoding: id, as: UTF8.self))
  }

  /// The draft's profiles in the order of their ids.
  static func ranked(_ draft: Draft) -> [UInt32] {
    draft.idBytes.withUnsafeBytes { bytes in
      func id(_ profile: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[Int(draft.idStarts[profile])..<Int(draft.idStarts[profile + 1])])
      }
      // What decides nearly all comparisons: the kind, and the first eight bytes of the id.
      var kinds = KindPlaces()
      var prefixes: [UInt64] = []
      prefixes.reserveCapacity(draft.count)
      for profile in 0..<draft.count {
        let id = id(profile)
        let kind = kinds.append(id)
        var prefix: UInt64 = 0
        for at in kind + 1..<kind + 9 { prefix = prefix << 8 | (at < id.count ? UInt64(id[at]) : 0) }
        prefixes.append(prefix)
      }
      let places = kinds.places
      var order = RadixSort.order(places, RadixSort.order(prefixes))
      var start = 0
      while start < order.count {
        let first = Int(order[start])
        var end = start + 1
        while end < order.count, prefixes[Int(order[end])] == prefixes[first], places[Int(order[end])] == places[first]
        {
          end += 1
        }
        if end - start > 1 { order[start..<end].sort { ByteOrder.isBefore(id(Int($0)), id(Int($1))) } }
        start = end
      }
      return order
    }
  }

  /// The kinds of ids, of which there are few.
  private struct KindPlaces {
    private var kinds: [UnsafeRawBufferPointer] = []
    private var numbers: [Int] = []

    /// - Returns: how many bytes of the id are its kind.
    mutating func append(_ id: UnsafeRawBufferPointer) -> Int {
      let length = id.firstIndex(of: 0) ?? id.count
      let kind = UnsafeRawBufferPointer(rebasing: id[..<length])
      if let last = numbers.last, ByteOrder.isEqual(kinds[last], kind) {
        numbers.append(last)
      } else if let known = kinds.firstIndex(where: { ByteOrder.isEqual($0, kind) }) {
        numbers.append(known)
      } else {
        numbers.append(kinds.count)
        kinds.append(kind)
      }
      return length
    }

    /// For each id the place of its kind among all kinds.
    var places: [UInt64] {
      let sorted = kinds.indices.sorted { ByteOrder.isBefore(kinds[$0], kinds[$1]) }
      var places = [UInt64](repeating: 0, count: kinds.count)
      for (place, kind) in sorted.enumerated() { places[kind] = UInt64(place) }
      return numbers.map { places[$0] }
    }
  }
}
