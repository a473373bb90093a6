import Core
import Foundation
import Store
import TestSupport
import Testing

enum Fixture {
  /// A table of two texts.
  static let table = Migration("001-t", ["CREATE TABLE t (a TEXT, b TEXT)"])
}

/// What a body throws to see its writes taken back.
struct Stop: Error {}

extension Store {
  /// The column `a` of `t`, in order.
  func values() async throws -> [String] {
    try await read { try $0.rows("SELECT a FROM t ORDER BY a").map { $0.string(0) ?? "NULL" } }
  }
}
