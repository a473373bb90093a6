import Core
import Exchange
import Foundation
import HTML
import HTTPTypes
import Hummingbird
import Registry

/// A request as a handler sees it: who asks, what for, and the cluster at that moment. Its parameters are checked.
struct APICall: Sendable {
  let route: APIRoute
  let request: Request
  let snapshot: Snapshot
  let asker: APIAccess.Asker
  let service: APIService
  private let values: [String: [String]]

  var audience: Audience { asker.audience }
  var cluster: Cluster { snapshot.cluster }
  var exchange: Exchange { snapshot.exchange }

  /// Reads and checks what the route declares; what it does not declare is refused, for a slip of the pen would else
  /// answer something that nobody asked.
  init(_ request: Request, _ route: APIRoute, _ service: APIService, _ snapshot: Snapshot, _ asker: APIAccess.Asker)
    throws
  {
    self.request = request
    self.route = route
    self.service = service
    self.snapshot = snapshot
    self.asker = asker
    var values = try APIQuery.read(request.uri.query ?? "")
    let known = Set(route.parameters.filter { $0.place == .query }.map(\.name))
    if let stranger = values.keys.filter({ !known.contains($0) }).min() {
      throw Refusal(
        .apiParameterUnknown, at: String(stranger.prefix(80)),
        ["name": String(stranger.prefix(80)), "names": known.sorted().joined(separator: ", ")])
    }
    let path = request.uri.path.split(separator: "/").map(String.init)
    for (name, segment) in zip(route.segments, path) where name.hasPrefix("{") {
      values[String(name.dropFirst().dropLast())] = [segment.removingPercentEncoding ?? "\0"]
    }
    for parameter in route.parameters where parameter.place == .header {
      values[parameter.name] = HTTPField.Name(parameter.name).map { request.headers[values: $0] } ?? []
    }
    for parameter in route.parameters { try parameter.check(values[parameter.name] ?? []) }
    self.values = values
  }

  func string(_ parameter: APIParameter) -> String? { values[parameter.name]?.first }

  func list(_ parameter: APIParameter) -> [String] { values[parameter.name] ?? [] }

  /// What stands before and behind the mark of each pair.
  func pairs(_ parameter: APIParameter, last: Bool = false) -> [(String, String)] {
    guard case .pair(let mark) = parameter.shape else { return [] }
    return list(parameter).compactMap { $0.halves(at: mark, last: last) }
  }

  func integer(_ parameter: APIParameter) -> Int {
    string(parameter).flatMap { Int($0) } ?? parameter.fallback ?? 0
  }

  /// The parameters of the query that decide which items a list holds and in which order: what a cursor belongs to.
  var selection: String {
    let names = route.parameters.filter { $0.place != .header && $0.name != "cursor" && $0.name != "limit" }.map(\.name)
    return names.map { "\($0)=\((values[$0] ?? []).joined(separator: "\u{1F}"))" }.joined(separator: "\u{1E}")
  }

  /// This address with other values of some parameters.
  func here(_ other: [String: String]) -> String {
    var items: [(name: String, value: String)] = []
    for parameter in route.parameters where parameter.place == .query {
      let given = other[parameter.name].map { [$0] } ?? values[parameter.name] ?? []
      items += given.map { (parameter.name, $0) }
    }
    return Link(path: request.uri.path.split(separator: "/").map { $0.removingPercentEncoding ?? "" }, query: items)
      .address
  }
}
