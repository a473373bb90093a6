import ArgumentParser
import Core
import Language
import Mail
import Registry
import Server

struct Serve: LianqiaoCommand {
  static let configuration = CommandConfiguration(abstract: "开启门户网站 · Serve the portal")

  @Option(name: .long, help: "The port.")
  var port = 8080

  @Option(name: .long, help: "The address to listen on; 0.0.0.0 for every one of this machine.")
  var host = "127.0.0.1"

  @Option(
    name: .long,
    help: "A file that holds the token with which programs may import over the API. Also LIANQIAO_API_TOKEN.",
    completion: .file())
  var tokenFile: String?

  @Option(name: .long, help: "The address that people reach it by, where that is another: https://lianqiao.example.cn.")
  var site: String?

  @Flag(name: .long, help: "A proxy of ours stands before it: believe its X-Forwarded-For.")
  var proxied = false

  @OptionGroup var mail: MailOptions
  @OptionGroup var options: StoreOptions

  func validate() throws {
    guard (0...65535).contains(port) else { throw ValidationError("--port takes 0 to 65535. / --port 取 0 至 65535。") }
  }

  func execute() async throws {
    // A token that is no good is told before the store is opened.
    let token = try ServeToken.read(tokenFile)
    let settings = try site.map { try SiteSettings(origin: $0, isProxied: proxied) } ?? SiteSettings(isProxied: proxied)
    let server = try mail.serverIfNamed()
    // No port is taken and no index read for a portal that could not write its letters.
    if server != nil, settings.origin == nil { throw Refusal(.mailSite, at: "--site") }
    let place = try await Workplace.open(options, creating: true)
    try await PortalServer.serve(
      place, try await place.reading(.keeping), site: settings, token: token, mail: server, host: host, port: port
    ) { port in
      let address = settings.origin ?? "http://\(host):\(port)"
      Terminal.note(Label("门户：\(address)/zh/", "The portal: \(address)/en/")[options.language])
    }
  }
}

extension PortalServer {
  /// The portal as the commands start it.
  static func serve(
    _ place: Workplace, _ reading: (cluster: Cluster, language: LanguageEngine), site: SiteSettings = .plain,
    token: APIToken? = nil, mail: MailServer? = nil, host: String, port: Int,
    whenRunning: @escaping @Sendable (Int) -> Void
  ) async throws {
    let server = try await PortalServer(
      store: place.store, cluster: reading.cluster, host: host, port: port,
      names: NameReading(reading.language.pinyin, stamp: reading.language.fingerprint), version: Version.current,
      site: site, script: Script(place.share), token: token, compactCodes: place.compactCodes, files: place.files,
      mail: mail)
    try await server.run(whenRunning: whenRunning)
  }
}
