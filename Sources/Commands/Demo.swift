import ArgumentParser
import Core
import Exchange
import Foundation
import Registry
import Server
import Transfer

struct Demo: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    abstract: "载入示例集群并一览：有谁、要什么、谁能应答、为什么 · Load the example cluster and look at it")

  @Flag(name: .long, help: "Stop after printing.")
  var noServe = false

  @Option(name: .long, help: "The portal's port.")
  var port = 8080

  @Option(name: .long, help: "The portal's address.")
  var host = "127.0.0.1"

  @OptionGroup var options: StoreOptions

  func validate() throws {
    guard (0...65535).contains(port) else { throw ValidationError("--port takes 0 to 65535. / --port 取 0 至 65535。") }
  }

  func execute() async throws {
    let clock = ContinuousClock()
    let start = clock.now
    let place = try await Workplace.open(options, creating: true)
    _ = try await ExampleLoader.load(
      try place.share.find("Examples/shenzhen"), compactCodes: place.compactCodes, into: place.store,
      progress: Terminal.progress(Label("载入示例", "loading the example"), options.language))
    let reading = try await place.reading()
    let cluster = reading.cluster
    let exchange = Exchange(cluster)
    var matches: [AskMatches] = []
    for ask in exchange.asks(in: nil, for: .visitor) {
      for market in exchange.markets(of: ask, for: .visitor) {
        matches.append(try exchange.match(ask, in: market, for: .visitor, limit: 3))
      }
    }
    let elapsed = clock.now - start
    let milliseconds =
      Int(elapsed.components.seconds * 1000) + Int(elapsed.components.attoseconds / 1_000_000_000_000_000)
    if options.json {
      try Terminal.json(
        Glance(
          organisations: cluster.count(Organisation.kind, for: .visitor),
          figures: cluster.count(Figure.kind, for: .visitor),
          asks: matches.count, answered: matches.count { !$0.answers.isEmpty }, milliseconds: milliseconds))
    } else {
      let printer = DemoPrinter(cluster: cluster, language: options.language)
      for line in printer.lines(matches, milliseconds: milliseconds) { Terminal.print(line) }
    }
    guard !noServe else { return }
    let json = options.json
    let reader = options.language
    try await PortalServer.serve(place, reading, host: host, port: port) { [host] port in
      if !json {
        Terminal.print(
          Label("门户：http://\(host):\(port)/zh/（Ctrl-C 停止）", "The portal: http://\(host):\(port)/en/ (Ctrl-C stops it)")[
            reader])
      }
    }
  }

  private struct Glance: Encodable {
    let organisations: Int
    let figures: Int
    let asks: Int
    let answered: Int
    let milliseconds: Int
  }
}
