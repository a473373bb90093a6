import CLibPQ
import Core

/// Where a PostgreSQL store is: `postgresql://user@host:5432/database?options=-csearch_path%3Dlianqiao`.
///
/// Anything that libpq understands: several hosts, `sslmode`, a socket's folder as host; the password also from
/// `PGPASSWORD` or `~/.pgpass`.
package struct PostgreSQLAddress: Sendable {
  let url: String
  /// The address as it may be shown: without password and options.
  package let shown: String
  let database: String
  /// Tells it from other stores without saying its password.
  let digest: String
  /// Tells the database alone: however one connects to it, the files that belong to its rows are the same.
  let place: String

  package static func isOne(_ address: String) -> Bool {
    address.hasPrefix("postgres://") || address.hasPrefix("postgresql://")
  }

  package init(_ url: String) throws {
    guard let options = PQconninfoParse(url, nil) else {
      // libpq's own words would quote the address, and the password in it.
      throw Refusal(.storeAddress, at: "--store")
    }
    defer { PQconninfoFree(options) }
    let given = Self.values(options)
    self.url = url
    var digest = Digest()
    for (name, value) in given.sorted(by: { $0.key < $1.key }) where name != "password" {
      digest.update(framed: name)
      digest.update(framed: value)
    }
    self.digest = Digest.hex(digest.finish())
    var place = Digest()
    // The options may say which schema.
    for name in ["host", "hostaddr", "port", "dbname", "options"] {
      place.update(framed: name)
      place.update(framed: given[name] ?? "")
    }
    self.place = Digest.hex(place.finish())
    database = given["dbname"] ?? given["user"] ?? ""
    let host = given["host"] ?? ""
    let isSocket = host.hasPrefix("/")
    shown =
      "postgresql://" + (given["user"].map { $0 + "@" } ?? "") + (isSocket ? "" : host)
      + (given["port"].map { ":" + $0 } ?? "") + "/" + (given["dbname"] ?? "") + (isSocket ? "?host=" + host : "")
  }

  /// Every parameter that has a value.
  static func values(_ options: UnsafeMutablePointer<PQconninfoOption>) -> [String: String] {
    var out: [String: String] = [:]
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val { out[String(cString: keyword)] = String(cString: value) }
      option += 1
    }
    return out
  }
}
