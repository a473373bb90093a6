import Foundation
import Store
import Testing

/// The PostgreSQL that `LIANQIAO_TEST_POSTGRES` names (`scripts/postgres run` does): each test has a schema of its own.
actor TestServer {
  /// More at once are no faster on a few cores, and the server's connections are counted.
  private static let most = 6

  nonisolated let url: String
  nonisolated let keeper: any Store
  /// Emptied and waiting for a test of the same migrations.
  private var idle: [String: [TestSchema]] = [:]
  private var free = most
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// A test that has a schema may have more: one that waited for a second while it held the first might wait for ever.
  @TaskLocal private static var isInside = false

  private init(url: String) async throws {
    self.url = url
    keeper = try await Stores.open(url)
  }

  private static let shared = Task { () -> TestServer? in
    guard let url = value("LIANQIAO_TEST_POSTGRES") else { return nil }
    return try await TestServer(url: url)
  }

  private static func value(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Where no server is named, the test is left out; where one has to be, it fails.
  static func current() async throws -> TestServer {
    if let server = try await shared.value { return server }
    if value("CI") != nil || value("LIANQIAO_REQUIRE_POSTGRES") != nil { throw Absent() }
    try Test.cancel("no PostgreSQL: run this under `scripts/postgres run`, or name one in LIANQIAO_TEST_POSTGRES")
  }

  struct Absent: Error, CustomStringConvertible {
    let description = "LIANQIAO_TEST_POSTGRES names no server: run this under `scripts/postgres run`"
  }

  /// A schema with `migrations` applied, the store in it, and its address; `name` is what the server calls its connections.
  nonisolated func withStore<T>(
    _ migrations: [Migration], named name: String, _ body: (_ store: any Store, _ address: String) async throws -> T
  ) async throws -> T {
    guard !Self.isInside else { return try await withSchema(migrations, named: name, body) }
    await enter()
    defer { Task { await leave() } }
    return try await Self.$isInside.withValue(true) { try await withSchema(migrations, named: name, body) }
  }

  private nonisolated func withSchema<T>(
    _ migrations: [Migration], named name: String, _ body: (_ store: any Store, _ address: String) async throws -> T
  ) async throws -> T {
    let key = migrations.map(\.name).joined(separator: " ")
    // Making forty tables takes longer than most tests; emptying them does not. On a server of somebody's nothing may stay.
    let isKept = migrations.count > 10 && Self.value("LIANQIAO_POSTGRES_IS_OURS") != nil
    let schema: TestSchema
    if isKept, let kept = await take(key) {
      schema = kept
    } else {
      schema = try await TestSchema.make(migrations, named: name, on: self)
    }
    do {
      let result = try await body(schema.store, schema.address)
      if isKept, let emptied = try await schema.emptied() {
        await keep(emptied, key)
      } else {
        try await schema.drop(keeper)
      }
      return result
    } catch {
      try? await schema.drop(keeper)
      throw error
    }
  }

  private func take(_ key: String) -> TestSchema? { idle[key]?.popLast() }

  private func keep(_ schema: TestSchema, _ key: String) { idle[key, default: []].append(schema) }

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
