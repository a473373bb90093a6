import CLibPQ
import Core
import Foundation

extension PostgreSQLLink {
  /// What the connection came about with.
  func parameters() -> [String: String] {
    guard let options = PQconninfo(pointer) else { return [:] }
    defer { PQconninfoFree(options) }
    return PostgreSQLAddress.values(options)
  }
}

extension PostgreSQLStore {
  /// The schema as `pg_dump` writes it, one consistent snapshot in its own compressed format: `pg_restore` reads it.
  package func backup(to path: String) async throws {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Refusal(.fileExists, at: path, ["what": path])
    }
    guard let program = Self.program("pg_dump") else { throw Refusal(.storeDumpAbsent, at: path) }
    var parameters = try await withSession { try await $0.parameters() }
    // Arguments can be read by everybody on the machine.
    let password = parameters.removeValue(forKey: "password")
    // What `pg_dump` decides by itself.
    for own in ["options", "client_encoding", "fallback_application_name", "replication"] { parameters[own] = nil }
    let partial = path + ".partial"
    defer { try? FileManager.default.removeItem(atPath: partial) }
    let said = try await Self.run(
      program,
      [
        "--format=custom", "--no-password", Self.selection(schema), "--file=\(partial)",
        "--dbname=\(Self.connection(parameters))",
      ], password: password)
    guard said.isEmpty else { throw Refusal(.ioFailed, at: path, ["what": path, "why": said]) }
    do {
      try FileManager.default.moveItem(atPath: partial, toPath: path)
    } catch {
      throw Refusal.unreadable(path, error)
    }
  }

  /// On the path, or where Debian keeps the newest.
  private static func program(_ name: String) -> URL? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let debian = "/usr/lib/postgresql"
    let versions = ((try? FileManager.default.contentsOfDirectory(atPath: debian)) ?? [])
      .sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }
    return (folders + versions.map { "\(debian)/\($0)/bin" }).map { URL(fileURLWithPath: $0).appending(path: name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// `host='db' port='5432'`
  private static func connection(_ parameters: [String: String]) -> String {
    parameters.sorted { $0.key < $1.key }.map { key, value in
      let escaped = value.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
      return "\(key)='\(escaped)'"
    }.joined(separator: " ")
  }

  /// The schema with all that is in it; of `public`, which every database has already, what is in it alone.
  private static func selection(_ schema: String) -> String {
    // Without quotes, a dot, a star and a capital mean something to `pg_dump`.
    let name = "\"" + schema.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    return schema == "public" ? "--table=\(name).*" : "--schema=\(name)"
  }

  /// What the program said on its way to failing; empty when it did what it was to do.
  private static func run(_ program: URL, _ arguments: [String], password: String?) async throws -> String {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    var environment = ProcessInfo.processInfo.environment
    if let password { environment["PGPASSWORD"] = password }
    process.environment = environment
    let errors = Pipe()
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    let status = try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Int32, any Error>) in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    guard status != 0 else { return "" }
    let words = String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
    return words.isEmpty ? "pg_dump: \(status)" : words.split(separator: "\n").joined(separator: " ")
  }
}
