import CLibPQ
import Core

/// Which servers and databases are let in, and what is said to those that are not.
enum PostgreSQLDoor {
  /// What a session has to know of the place that it is connected to.
  struct Place {
    /// The schema that tables without a schema's name stand in.
    let schema: String
    let schemaID: String
    /// Which line of the server's history this is: a promoted copy goes on with another one, in which the number of a
    /// transaction of ours may be somebody else's. Empty on a copy that is not promoted.
    let timeline: String
  }

  private static let oldest: Int32 = 130_000

  /// To be asked of every new connection.
  static func enter(_ link: PostgreSQLLink, _ address: PostgreSQLAddress) throws -> Place {
    let version = PQserverVersion(link.pointer)
    guard version >= oldest else {
      throw Refusal(.storeServerOld, at: address.shown, ["what": address.shown, "version": String(version / 10_000)])
    }
    try link.simple(
      """
      SET lock_timeout = '\(PostgreSQLLink.busySeconds)s'; SET bytea_output = 'hex'; SET extra_float_digits = 1;
      SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
      """)
    let row = try link.simple(
      """
      SELECT current_schema(), (SELECT oid FROM pg_namespace WHERE nspname = current_schema()),
        CASE WHEN pg_is_in_recovery() THEN '' ELSE left(pg_walfile_name(pg_current_wal_lsn()), 8) END
      """
    )[0]
    guard let schema = row[0], let id = row[1] else {
      throw Refusal(.storeSchemaAbsent, at: address.shown, ["what": address.shown])
    }
    return Place(schema: schema, schemaID: id, timeline: row[2] ?? "")
  }

  /// To be asked once, when a store is opened, before anything is written.
  static func inspect(_ link: PostgreSQLLink, _ place: Place, _ address: PostgreSQLAddress) throws {
    try requireLocale(link, address)
    let tables = try link.simple(
      """
      SELECT c.relname, (SELECT string_agg(a.attname, ' ') FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0)
        FROM pg_class c WHERE c.relnamespace = \(place.schemaID) AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
        AND NOT EXISTS (SELECT 1 FROM pg_depend d
          WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
      """)
    guard tables.isEmpty || tables.contains(["migration", "name"]) else {
      throw Refusal(.storeForeign, at: address.shown, ["what": address.shown])
    }
  }

  /// Text is compared and cut by what the database was created with: that has to be UTF-8, its order that of SQLite (by
  /// code point), and its letters those of all scripts. Asked by what it does, for names differ by system and version.
  private static func requireLocale(_ link: PostgreSQLLink, _ address: PostgreSQLAddress) throws {
    let encoding = PQparameterStatus(link.pointer, "server_encoding").map { String(cString: $0) } ?? "?"
    let names = try link.simple(
      "SELECT datcollate, datctype FROM pg_database WHERE datname = current_database()"
    )[0].map { $0 ?? "?" }
    var isFit = encoding == "UTF8"
    if isFit {
      let answer = try link.simple(
        """
        SELECT (SELECT string_agg(w, ' ' ORDER BY w) FROM
            (VALUES ('ab'), ('B'), ('é'), ('a-c'), ('a'), ('丁'), ('一'), ('𠮷')) AS t (w)),
          '医' ~ '^[[:alpha:]]$'
        """
      )[0]
      isFit = answer == ["B a a-c ab é 一 丁 𠮷", "t"]
    }
    guard isFit else {
      throw Refusal(
        .storeLocale, at: address.shown,
        [
          "what": address.shown, "encoding": encoding, "collate": names[0], "ctype": names[1],
          "database": address.database,
        ])
    }
  }

  /// Why a connection did not come about. libpq tells it in words alone, those of the server in the server's language.
  static func refusal(
    _ address: PostgreSQLAddress, _ connection: OpaquePointer, _ keys: [String], _ values: [String]
  ) -> Refusal {
    let why = PostgreSQLFault.own(connection)
    let said = ["what": address.shown, "why": why, "database": address.database]
    let answers = PostgreSQLLink.withCStrings(keys) { keys in
      PostgreSQLLink.withCStrings(values) { PQpingParams(keys, $0, 1) }
    }
    guard answers == PQPING_OK else { return Refusal(.storeServerAbsent, at: address.shown, said) }
    let speaksOfDatabase = why.contains("database \"") || why.contains("数据库 \"")
    if speaksOfDatabase && (why.contains("does not exist") || why.contains("不存在")) {
      return Refusal(.storeDatabaseAbsent, at: address.shown, said)
    }
    return Refusal(.storeServerLogin, at: address.shown, said)
  }
}
