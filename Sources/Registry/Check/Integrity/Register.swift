import Core
import Store

/// Which records there are, asked one at a time and remembered: most records refer to the same few.
final class Register {
  private static let most = 50_000

  private let connection: any Connection
  private var known: [Ref: Bool] = [:]

  init(_ connection: any Connection) { self.connection = connection }

  func has(_ ref: Ref) throws -> Bool {
    if let known = known[ref] { return known }
    guard Entities.type(ref.kind) != nil else { return false }
    let found = try connection.row("SELECT 1 FROM \(name: ref.kind.tableName) WHERE id = \(ref.id)") != nil
    if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
    known[ref] = found
    return found
  }
}
