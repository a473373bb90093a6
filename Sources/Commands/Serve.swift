import ArgumentParser
import Core
import Language
import Registry
import Server
import Store

struct Serve: LianqiaoCommand {
  static let configuration = CommandConfiguration(abstract: "开启门户网站 · Serve the portal")

  @Option(name: .long, help: "The port.")
  var port = 8080

  @Option(name: .long, help: "The address to listen on; 0.0.0.0 for every one of this machine.")
  var host = "127.0.0.1"

  @OptionGroup var options: StoreOptions

  func validate() throws {
    guard (0...65535).contains(port) else { throw ValidationError("--port takes 0 to 65535. / --port 取 0 至 65535。") }
  }

  func execute() async throws {
    let place = try await Workplace.open(options)
    let (cluster, language) = try await place.reading()
    try await PortalServer.serve(place.store, cluster, language, host: host, port: port) { port in
      Terminal.note(Label("门户：http://\(host):\(port)/zh/", "The portal: http://\(host):\(port)/en/")[options.language])
    }
  }
}

extension PortalServer {
  /// The portal as the commands start it.
  static func serve(
    _ store: any Store, _ cluster: Cluster, _ language: LanguageEngine, host: String, port: Int,
    whenRunning: @escaping @Sendable (Int) -> Void
  ) async throws {
    let server = try await PortalServer(
      store: store, cluster: cluster, host: host, port: port,
      names: NameReading(language.pinyin, stamp: language.fingerprint), version: Version.current)
    try await server.run(whenRunning: whenRunning)
  }
}
