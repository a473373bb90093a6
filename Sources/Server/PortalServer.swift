import Access
import Core
package import Files
import Foundation
import Hummingbird
import HummingbirdCore
package import Logging
package import Mail
import NIOCore
import NIOPosix
package import Registry
package import Store

/// The public portal on a port, until somebody stops it.
///
///     let server = try await PortalServer(store: store, cluster: cluster, host: "127.0.0.1", port: 8080)
///     try await server.run()
package struct PortalServer: Sendable {
  private let portal: Portal
  private let host: String
  private let port: Int
  private let logger: Logger
  private let desk: ImportDesk
  private let mail: MailRound?

  /// `names` says how Chinese names are read; without it, the cluster's own language engine does.
  ///
  /// Who holds `token` acts for the office over the API; `compactCodes` are what their files' codes are read by, `files` is
  /// where attachments lie. Throws `mail.site` for a mail server without `site`'s own address, which links in mail begin with.
  package init(
    store: any Store, cluster: Cluster, host: String, port: Int, names: NameReading? = nil, version: String = "dev",
    site: SiteSettings = .plain, script: Script? = nil, token: APIToken? = nil, compactCodes: [CodeEntry] = [],
    files: FileFolder? = nil, mail server: MailServer? = nil, logger: Logger = Logger(label: "lianqiao.server")
  ) async throws {
    self.host = host
    self.port = port
    self.logger = logger
    let names = names ?? cluster.analyser.pinyin.map { NameReading($0, stamp: version) } ?? .plain
    let live = try await LiveCluster(cluster, store: store, names: names, logger: logger)
    desk = ImportDesk(store: store, live: live, compactCodes: compactCodes, logger: logger)
    mail = try server.map { server in
      guard let origin = site.origin else { throw Refusal(.mailSite, at: "--site") }
      return MailRound(live: live, server: server, base: SiteBase(address: origin), logger: logger)
    }
    portal = Portal(
      live: live, version: version, logger: logger, passwords: try PasswordDesk(), site: site, desk: desk, files: files,
      token: token, letters: mail == nil ? nil : LetterBox(), script: script)
  }

  private static let idle: TimeAmount = .seconds(30)
  private static let mostConnections = 4096

  /// Serves until SIGTERM or SIGINT; requests under way are answered before it returns.
  ///
  /// `whenRunning` is told the port that was bound: another than asked for when that was 0.
  package func run(whenRunning: @escaping @Sendable (Int) -> Void = { _ in }) async throws {
    try await desk.recover()
    let server = HTTP1Channel.Configuration(additionalChannelHandlers: [RequestPace()], idleTimeout: Self.idle)
    let application = Application(
      router: portal.router(), server: .http1(configuration: server),
      configuration: .init(
        address: .hostname(host, port: port),
        availableConnectionsDelegate: MaximumAvailableConnections(Descriptors.raised(to: Self.mostConnections))),
      onServerRunning: { channel in whenRunning(channel.localAddress?.port ?? 0) },
      logger: logger)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { [live = portal.live] in await live.follow() }
      group.addTask { [live = portal.live, files = portal.accounts.files, logger] in
        await Upkeep(live: live, files: files, logger: logger).run()
      }
      if let mail { group.addTask { await mail.run() } }
      defer { group.cancelAll() }
      do {
        try await application.runService()
      } catch let error where error is IOError || error is SocketAddressError || error is NIOConnectionError {
        throw Refusal(.portTaken, at: "\(host):\(port)", ["where": "\(host):\(port)", "why": Self.why(error)])
      }
    }
  }

  private static func why(_ error: any Error) -> String {
    (error as? IOError).map { String(cString: strerror($0.errnoCode)) } ?? "\(error)"
  }
}
