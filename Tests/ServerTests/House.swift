import Access
import Core
import Exchange
import Files
import Foundation
import Logging
import Notices
import Registry
import Search
import Server
import Store
import TestSupport

/// A small cluster in a store of its own, and the portal over it.
struct House {
  let store: any Store
  let live: LiveCluster
  let files: FileFolder
  let portal: Portal

  /// What a stranger might call their company.
  static let hostile = "<script>alert(\"x\")</script> & 'Co'"

  /// With this one may import.
  static let token = "for-tests-alone-0123456789-abcdef"

  static func with<T>(_ database: TestDatabase, _ body: (House) async throws -> T) async throws -> T {
    try await database.with(registryMigrations + accessMigrations + noticeMigrations + exchangeMigrations) {
      store, place in
      try await body(try await build(store, FileFolder(place.folder.appending(path: "files"))))
    }
  }

  private static func build(_ store: any Store, _ files: FileFolder) async throws -> House {
    try await store.act(as: "test", "seed") { act in
      for organisation in organisations { try act.create(organisation) }
      for entity in [monitor, scanner] { try act.create(entity) }
      try act.create(need)
      try act.create(hidden)
      for matter in matters + hiddenMatters { try act.create(matter) }
      for figure in figures { try act.create(figure) }
      try act.create(article)
      try act.create(relation)
      try act.create(claim)
    }
    return try await open(store, files)
  }

  private static func open(_ store: any Store, _ files: FileFolder) async throws -> House {
    let cluster = try await Cluster.load(store, analyser: words, compactCodes: [])
    let live = try await LiveCluster(cluster, store: store, names: .plain, logger: silent)
    let desk = ImportDesk(store: store, live: live, compactCodes: [], logger: silent)
    let portal = Portal(
      live: live, version: "test", logger: silent, passwords: try passwords.get(), desk: desk, files: files,
      token: try APIToken(token))
    return House(store: store, live: live, files: files, portal: portal)
  }

  static let passwords = Result { try PasswordDesk() }

  static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  /// The same cluster behind another portal.
  func behind(_ portal: Portal) -> House { House(store: store, live: live, files: files, portal: portal) }

  /// Two characters at a time for Chinese, whole words for the rest.
  private static let words = TextAnalyser(document: bigrams, query: bigrams)

  @Sendable private static func bigrams(_ text: String) -> [Term] {
    let characters = Array(text.lowercased())
    let pairs = zip(characters, characters.dropFirst()).filter { $0.isLetter && $1.isLetter }.map { "\($0)\($1)" }
    return (pairs + text.lowercased().split(separator: " ").map(String.init)).map { Term($0) }
  }
}
