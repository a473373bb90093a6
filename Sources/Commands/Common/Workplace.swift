import Access
import Core
import Exchange
import Files
import Foundation
import Language
import Matching
import Notices
import Registry
import Store

/// What a command works with: the store, brought up to date, and the resources of the language.
struct Workplace {
  let store: any Store
  let share: Share
  let compactCodes: [CodeEntry]
  /// Where the store's index is kept; nil where nothing can be.
  let indexFolder: URL?
  /// Where attachments lie; nil where nothing can be.
  let files: FileFolder?
  /// What people are told in.
  let language: Core.Language

  /// The store at `options`, its schema brought up to date; `creating` where the command can fill a new one.
  static func open(_ options: StoreOptions, creating: Bool = false) async throws -> Workplace {
    let store = try await Stores.open(options.storeAddress, creating: creating)
    try await store.migrate(registryMigrations + accessMigrations + noticeMigrations + exchangeMigrations)
    let share = Environment.share
    return Workplace(
      store: store, share: share, compactCodes: try CompactCodes.load(share),
      indexFolder: Stores.derived(of: options.storeAddress, ProcessInfo.processInfo.environment),
      files: Stores.files(of: options.storeAddress, ProcessInfo.processInfo.environment).map { FileFolder($0) },
      language: options.language)
  }

  func cluster() async throws -> Cluster { try await reading().cluster }

  /// The cluster, and the language that it is read with; without a role from the tables alone.
  func reading(_ role: IndexFolder.Role? = .asking) async throws -> (cluster: Cluster, language: LanguageEngine) {
    let language = try Self.language(share)
    let scale = try RankingWeights(file: try share.find("ranking.tsv")).scale
    let cluster = try await Cluster.load(
      store, analyser: TextAnalyser(language, scale), compactCodes: compactCodes,
      folder: role.flatMap { role in indexFolder.map { IndexFolder($0, role) } },
      progress: Terminal.progress(Label("载入", "loading"), self.language))
    return (cluster, language)
  }

  static func language(_ share: Share) throws -> LanguageEngine { try LanguageEngine(LanguageResources(share)) }
}
