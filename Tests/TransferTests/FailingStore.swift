import Core
import Store
import Synchronization

/// Goes off at the n-th statement, once.
final class Fuse: Sendable {
  struct Blown: Error {}

  private let left: Mutex<Int>

  init(at statement: Int) { left = Mutex(statement) }

  func burn() throws {
    let now = left.withLock { left in
      left -= 1
      return left
    }
    if now == 0 { throw Blown() }
  }
}

/// A store whose connections fail when the fuse says so.
struct FailingStore: Store {
  let base: any Store
  let fuse: Fuse

  func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
    let fuse = fuse
    return try await base.read { try body(FailingConnection($0, fuse)) }
  }

  func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
    let fuse = fuse
    return try await base.write { try body(FailingConnection($0, fuse)) }
  }

  func integrityProblems() async throws -> [String] { try await base.integrityProblems() }
  func backup(to path: String) async throws { try await base.backup(to: path) }
}

final class FailingConnection: Connection {
  private let base: any Connection
  private let fuse: Fuse

  init(_ base: any Connection, _ fuse: Fuse) {
    self.base = base
    self.fuse = fuse
  }

  func execute(_ sql: SQL) throws -> Int {
    try fuse.burn()
    return try base.execute(sql)
  }

  func post(_ sql: SQL) throws {
    try fuse.burn()
    try base.post(sql)
  }

  func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
    try fuse.burn()
    try base.each(sql, body)
  }
}
