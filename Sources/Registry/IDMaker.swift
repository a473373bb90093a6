package import Core
package import Store

/// Makes permanent ids: 12 characters of Crockford's base 32, 60 bits.
///
/// They follow from what is imported (a file's checksum and the row) and not from chance, so that the same file read into two
/// empty stores gives the same addresses. An id that is taken already moves on to the next.
package struct IDMaker: Sendable {
  private let seed: String
  private var count = 0

  package init(seed: String) { self.seed = seed }

  /// A maker whose ids are others than this one's, for a part of the work that makes records of its own.
  package func branch(_ name: String) -> IDMaker { IDMaker(seed: seed + "/" + name) }

  package mutating func next<E: Entity>(_ type: E.Type, _ connection: any Connection) throws -> ID<E> {
    while true {
      count += 1
      let id: ID<E> = Self.id(seed, count)
      if try !Table<E>.exists(id.rawValue, connection) { return id }
    }
  }

  /// The id number `count` of a kind that follows from `seed`, whether it is taken or not.
  package static func id<E: Entity>(_ seed: String, _ count: Int) -> ID<E> {
    var digest = Digest()
    digest.update(framed: seed)
    digest.update(framed: "\(E.kind) \(count)")
    return ID(spell(digest.finish()))
  }

  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  static func spell(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix(12).map { alphabet[Int($0 & 31)] }, as: UTF8.self)
  }
}
