import Foundation
import Store
import Testing

/// The PostgreSQL that `LIANQIAO_TEST_POSTGRES` names (`scripts/postgres run` does): each test has a schema of its own.
package actor TestServer {
  /// More at once are no faster on a few cores, and the server's connections are counted.
  private static let most = 6

  private nonisolated let url: String
  private nonisolated let keeper: any Store
  private var free = most
  private var waiting: [CheckedContinuation<Void, Never>] = []

  private init(url: String) async throws {
    self.url = url
    keeper = try await Stores.open(url)
  }

  private static let shared = Task {
    try await address.asyncMap { try await TestServer(url: $0) }
  }

  package static var address: String? {
    ProcessInfo.processInfo.environment["LIANQIAO_TEST_POSTGRES"].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Where no server is named, the test is left out; where one has to be, it fails.
  package static func current() async throws -> TestServer {
    if let server = try await shared.value { return server }
    let environment = ProcessInfo.processInfo.environment
    if environment["CI"] != nil || environment["LIANQIAO_REQUIRE_POSTGRES"] != nil { throw Absent() }
    try Test.cancel("no PostgreSQL: run this under `scripts/postgres run`, or name one in LIANQIAO_TEST_POSTGRES")
  }

  package struct Absent: Error, CustomStringConvertible {
    package let description = "LIANQIAO_TEST_POSTGRES names no server: run this under `scripts/postgres run`"
  }

  /// An empty schema, and the address of a store in it; the server knows its connections by `name`.
  package nonisolated func withSchema<T>(named name: String, _ body: (_ address: String) async throws -> T) async throws
    -> T
  {
    await enter()
    defer { Task { await leave() } }
    let schema = "t_" + UUID().uuidString.lowercased().filter { $0 != "-" }
    try await keeper.write { _ = try $0.execute("CREATE SCHEMA \(name: schema)") }
    let mark = url.contains("?") ? "&" : "?"
    let result: T
    do {
      result = try await body(url + mark + "options=-csearch_path%3D" + schema + "&application_name=" + name)
    } catch {
      try? await drop(schema)
      throw error
    }
    try await drop(schema)
    return result
  }

  private nonisolated func drop(_ schema: String) async throws {
    try await keeper.write { _ = try $0.execute("DROP SCHEMA \(name: schema) CASCADE") }
  }

  private func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  private func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}

extension Optional where Wrapped: Sendable {
  fileprivate func asyncMap<T>(_ transform: (Wrapped) async throws -> T) async rethrows -> T? {
    if let self { try await transform(self) } else { nil }
  }
}
