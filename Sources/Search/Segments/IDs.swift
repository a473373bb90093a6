import Core
import Foundation

/// Refs as byte strings, kind before id with a 0 between: their order, by which equal scores are settled, is that of refs.
enum IDs {
  static func bytes(_ ref: Ref) -> [UInt8] { Array(ref.kind.rawValue.utf8) + [0] + Array(ref.id.utf8) }

  static func ref(_ bytes: UnsafeRawBufferPointer) -> Ref {
    let start = bytes.baseAddress
    let zero =
      start.flatMap { start in memchr(start, 0, bytes.count).map { UnsafeRawPointer($0) - start } } ?? bytes.count
    let id = UnsafeRawBufferPointer(rebasing: bytes[min(zero + 1, bytes.count)...])
    return Ref(
      Kind(String(decoding: UnsafeRawBufferPointer(rebasing: bytes[..<zero]), as: UTF8.self)),
      String(decoding: id, as: UTF8.self))
  }

  /// What decides nearly all comparisons: the kind, and the first eight bytes of the id.
  private struct Key {
    let kind: Int
    let prefix: UInt64
    let profile: UInt32
  }

  /// The draft's profiles in the order of their ids.
  static func ranked(_ draft: Draft) -> [UInt32] {
    draft.idBytes.withUnsafeBytes { bytes in
      func id(_ profile: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[Int(draft.idStarts[profile])..<Int(draft.idStarts[profile + 1])])
      }
      let kinds = (0..<draft.count).map { profile in id(profile).prefix { $0 != 0 }.map(\.self) }
      var places: [[UInt8]: Int] = [:]
      for (place, kind) in Set(kinds).sorted(by: { $0.lexicographicallyPrecedes($1) }).enumerated() {
        places[kind] = place
      }
      let keys = (0..<draft.count).map { profile in
        let rest = id(profile).dropFirst(kinds[profile].count + 1)
        var prefix: UInt64 = 0
        for byte in rest.prefix(8) { prefix = prefix << 8 | UInt64(byte) }
        if rest.count < 8 { prefix <<= UInt64(8 * (8 - rest.count)) }
        return Key(kind: places[kinds[profile]] ?? 0, prefix: prefix, profile: UInt32(profile))
      }
      return keys.sorted { a, b in
        if a.kind != b.kind { return a.kind < b.kind }
        if a.prefix != b.prefix { return a.prefix < b.prefix }
        return ByteOrder.isBefore(id(Int(a.profile)), id(Int(b.profile)))
      }.map(\.profile)
    }
  }
}
