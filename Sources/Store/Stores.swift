import Core
package import Foundation

/// Where a store is told apart by its address.
package enum Stores {
  /// `postgresql://…` or `postgres://…` is a database of a server, everything else a file's path.
  /// Without `creating` a file must be there: one who mistypes a path is told so, not shown an empty cluster.
  package static func open(_ address: String, creating: Bool = true) async throws -> any Store {
    guard PostgreSQLAddress.isOne(address) else {
      guard creating || FileManager.default.fileExists(atPath: address) else {
        throw Refusal(.storeAbsent, at: address, ["what": address])
      }
      return try SQLiteStore(path: address)
    }
    return try await PostgreSQLStore(PostgreSQLAddress(address))
  }

  /// Where the files of a store lie that are no rows: in the folder that `LIANQIAO_FILES` names, for this store alone; else beside a file, or
  /// for a server's database among the user's data (`XDG_DATA_HOME`, else `~/.local/share`). Portals that name one database by the same host share one folder.
  package static func files(of address: String, _ environment: [String: String]) -> URL? {
    func folder(_ name: String) -> URL? {
      environment[name].flatMap { $0.hasPrefix("/") ? URL(fileURLWithPath: $0, isDirectory: true) : nil }
    }
    if let own = folder("LIANQIAO_FILES") { return own }
    guard PostgreSQLAddress.isOne(address) else { return URL(fileURLWithPath: address + ".files", isDirectory: true) }
    guard let data = folder("XDG_DATA_HOME") ?? folder("HOME")?.appending(path: ".local/share"),
      let place = try? PostgreSQLAddress(address).place
    else { return nil }
    return data.appending(path: "lianqiao/\(place.prefix(16)).files", directoryHint: .isDirectory)
  }

  /// Where this machine keeps what it derives from a store and can make anew: beside a file; of a server's database among the
  /// user's caches (`XDG_CACHE_HOME`, else `~/.cache`), or in the folder that `LIANQIAO_CACHE` names.
  package static func derived(of address: String, _ environment: [String: String]) -> URL? {
    guard PostgreSQLAddress.isOne(address) else { return URL(fileURLWithPath: address + ".index") }
    func folder(_ name: String) -> URL? {
      environment[name].flatMap { $0.hasPrefix("/") ? URL(fileURLWithPath: $0) : nil }
    }
    let caches = folder("XDG_CACHE_HOME") ?? folder("HOME")?.appending(path: ".cache")
    guard let own = folder("LIANQIAO_CACHE") ?? caches?.appending(path: "lianqiao"),
      let digest = try? PostgreSQLAddress(address).digest
    else { return nil }
    return own.appending(path: "\(digest.prefix(16)).index")
  }
}
