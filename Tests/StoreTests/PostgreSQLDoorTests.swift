import Core
import Foundation
import TestSupport
import Testing

@testable import Store

/// Who is let in, what is said to the others, and what nobody is told.
@Suite struct PostgreSQLDoorTests {
  enum Fault: CaseIterable, Sendable {
    case port, database, user, schema, spelling

    var rule: Refusal.Rule {
      switch self {
      case .port: .storeServerAbsent
      case .database: .storeDatabaseAbsent
      case .user: .storeServerLogin
      case .schema: .storeSchemaAbsent
      case .spelling: .storeAddress
      }
    }
  }

  private static let secret = "s3cret%2Fpass"

  @Test("what cannot be opened says why, and never the password", arguments: Fault.allCases)
  func refused(_ fault: Fault) async throws {
    try await TestDatabase.postgresql.with { store, place in
      // Where the cluster is our own, one user needs a password.
      try? await store.write { _ = try $0.execute("CREATE ROLE guarded LOGIN PASSWORD 'other'") }
      var address = try #require(URLComponents(string: place.address))
      address.percentEncodedPassword = Self.secret
      switch fault {
      case .port: address.port = 1
      case .database: address.path = "/nowhere"
      case .user: address.user = "guarded"
      case .schema: address.percentEncodedQuery = "options=-csearch_path%3Dnowhere"
      case .spelling: address.percentEncodedQuery = "nonsense=1"
      }
      let url = try #require(address.string)
      let refusal = await #expect(throws: Refusal.self) { _ = try await Stores.open(url) }
      #expect(refusal?.rule == fault.rule, "\(refusal.map(\.description) ?? "")")
      let said = refusal.map { "\($0) \($0.message) \($0.fix) \($0.values)" } ?? ""
      for secret in ["s3cret", "2Fpass", "/pass"] { #expect(!said.contains(secret), "\(said)") }
    }
  }

  @Test(
    "an address is shown without what is secret in it",
    arguments: [
      ("postgres://me:pw@db.example:5433/lq?sslmode=require", "postgresql://me@db.example:5433/lq"),
      ("postgresql://db/lq?password=pw&user=me", "postgresql://me@db/lq"),
      ("postgresql:///lq?host=/run/postgresql", "postgresql:///lq?host=/run/postgresql"),
      ("postgresql://", "postgresql:///"),
    ])
  func shown(_ url: String, _ shown: String) throws {
    #expect(try PostgreSQLAddress(url).shown == shown)
  }

  @Test(
    "a database whose order or letters are not ours is refused",
    arguments: [
      ("LC_COLLATE 'C' LC_CTYPE 'C' ENCODING 'UTF8'", false),
      ("LC_COLLATE 'C' LC_CTYPE 'C.UTF-8' ENCODING 'UTF8'", true),
      ("LC_COLLATE 'C' LC_CTYPE 'C' ENCODING 'SQL_ASCII'", false),
      ("LC_COLLATE 'C' LC_CTYPE 'C' ENCODING 'LATIN1'", false),
      ("LOCALE_PROVIDER icu ICU_LOCALE 'en' LOCALE 'C.UTF-8' ENCODING 'UTF8'", false),
    ])
  func locale(_ options: String, _ isFit: Bool) async throws {
    try await Self.withDatabase(options) { url in
      guard !isFit else { return try await Stores.open(url).migrate([Fixture.table]) }
      let refusal = await #expect(throws: Refusal.self) { _ = try await Stores.open(url) }
      #expect(refusal?.rule == .storeLocale)
      #expect(refusal?.fix.en.contains("CREATE DATABASE") == true)
    }
  }

  @Test(
    "another program's schema is refused and left as it is",
    arguments: [
      "CREATE TABLE users (id BIGINT)", "CREATE VIEW v AS SELECT 1 AS one",
      "CREATE TABLE migration (version BIGINT, name TEXT)",
    ])
  func foreign(_ statement: String) async throws {
    try await TestDatabase.postgresql.with { store, place in
      try await store.write { connection in
        try connection.execute("DROP TABLE migration")
        try connection.execute(SQL(stringLiteral: statement))
      }
      let refusal = await #expect(throws: Refusal.self) { _ = try await place.open() }
      #expect(refusal?.rule == .storeForeign)
      let tables: SQL = "SELECT count(*) FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
      #expect(try await store.read { try $0.row(tables)?.integer(0) } == 1)
    }
  }

  /// A database of its own, gone afterwards.
  static func withDatabase(_ options: String, _ body: (_ url: String) async throws -> Void) async throws {
    try await TestDatabase.postgresql.with { _, place in
      let link = try PostgreSQLLink(PostgreSQLAddress(place.address))
      let name = "d_" + UUID().uuidString.lowercased().filter { $0 != "-" }
      try link.simple("CREATE DATABASE \(name) TEMPLATE template0 \(options)")
      defer { _ = try? link.simple("DROP DATABASE \(name) WITH (FORCE)") }
      var address = try #require(URLComponents(string: place.address))
      address.path = "/" + name
      address.query = nil
      try await body(try #require(address.string))
    }
  }
}
