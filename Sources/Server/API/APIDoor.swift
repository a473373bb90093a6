import Core
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Registry

/// The door for programs: all routes of the API, and how each request is led to its route's handler.
struct APIDoor: Sendable {
  private let service: APIService
  private let access: APIAccess

  private static let mostHeaders = 16 << 10
  private static let longestAddress = 8192

  init(live: LiveCluster, desk: ImportDesk?, token: APIToken?, version: String) {
    service = APIService(live: live, desk: desk, version: version)
    access = APIAccess(token: token, live: live, takesWrites: desk != nil)
  }

  /// The door lets in by the `Authorization` header, and so it asks for the permission itself.
  static let routes: [Route] = APIRoute.all.map { route in
    Route(method: route.method, path: route.path, permission: route.permission, guardsItself: true) {
      portal, request, _ in try await portal.door.answer(route, request)
    }
  }

  /// Methods that an address takes; nil where there is no such address.
  static func methods(at path: String) -> [String]? {
    let segments = path.split(separator: "/")
    let found = APIRoute.all.filter { route in
      let pattern = route.segments
      return pattern.count == segments.count && zip(pattern, segments).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }
    guard !found.isEmpty else { return nil }
    return found.flatMap { $0.method == .get ? ["GET", "HEAD"] : [$0.method.rawValue] }
  }

  // MARK: One request

  private func answer(_ route: APIRoute, _ request: Request) async throws -> Response {
    try Self.bound(request)
    let asker = try await access.asker(request.headers, for: route)
    guard Acceptance.allows(request.headers[.accept], route.answer.type.rawValue) else {
      throw Refusal(
        .apiAccept, at: "Accept",
        ["accept": String((request.headers[.accept] ?? "").prefix(80)), "type": route.answer.type.rawValue])
    }
    let snapshot = service.live.current
    let call = try APICall(request, route, service, snapshot, asker)
    // What is kept is what everybody gets, or everybody in the office; a member's own answer is nobody else's.
    let isKept = route.isLasting && (asker.audience == .visitor || asker.audience == .operating)
    // An operator's answer may tell the journal's own sequence.
    let whose = asker.audience == .operating ? "o\(snapshot.cluster.sequence)" : "v"
    let address = "api \(whose) \(request.uri.path)?\(request.uri.query ?? "")"
    var headers = headers(route, asker.audience)
    if isKept, let known = snapshot.pages[address] { return response(known, headers, request) }
    let reply = try await route.handle(call)
    for field in reply.headers { headers[field.name] = field.value }
    if let tag = reply.tag { headers[.eTag] = tag }
    switch reply.content {
    case .bytes(let bytes):
      let link = HTTPField.Name("Link").flatMap { reply.headers[$0] } ?? ""
      let page = KeptPage(ByteBuffer(bytes: bytes), at: address, link: link)
      guard route.isLasting else {
        return response(
          page.body, headers, tag: headers[.eTag].map { ETag(value: $0) }, request, status: reply.status)
      }
      if isKept, reply.status == 200 { snapshot.pages.keep(page, for: address) }
      return response(page, headers, request, status: reply.status)
    case .pieces(let write):
      // Their content is not known yet: they are known by how far the journal reaches for whoever asks.
      if isKept {
        let tag = ETag(upTo: Changes.head(snapshot, asker.audience), at: "\(service.version) \(address)")
        headers[.eTag] = tag.value
        if tag.isHeld(by: request.headers[values: .ifNoneMatch]) {
          return Response(status: .notModified, headers: headers)
        }
      }
      return Response(
        status: .ok, headers: headers,
        body: ResponseBody { writer in
          try await write { try await writer.write($0) }
          try await writer.finish(nil)
        })
    }
  }

  private func response(_ page: KeptPage, _ headers: HTTPFields, _ request: Request, status: Int = 200) -> Response {
    var headers = headers
    headers[.eTag] = page.tag.value
    if let name = HTTPField.Name("Link") {
      // In one order, kept or written anew: nobody is to tell by it what happened in between.
      headers[name] = nil
      if !page.link.isEmpty { headers[name] = page.link }
    }
    return response(page.body, headers, tag: page.tag, request, status: status)
  }

  private func response(
    _ body: ByteBuffer, _ headers: HTTPFields, tag: ETag?, _ request: Request, status: Int = 200
  ) -> Response {
    if status == 200, let tag, tag.isHeld(by: request.headers[values: .ifNoneMatch]) {
      var headers = headers
      headers[.contentType] = nil
      return Response(status: .notModified, headers: headers)
    }
    return Response(status: .init(code: status), headers: headers, body: ResponseBody(byteBuffer: body))
  }

  private func headers(_ route: APIRoute, _ audience: Audience) -> HTTPFields {
    let store = route.isLasting ? "no-cache" : "no-store"
    return [
      .contentType: route.answer.type == .json ? "application/json; charset=utf-8" : route.answer.type.rawValue,
      .cacheControl: audience == .visitor ? store : "private, \(store)", .vary: "Authorization, Accept",
    ]
  }

  private static func bound(_ request: Request) throws(Refusal) {
    guard (request.head.path ?? "").utf8.count <= longestAddress else {
      throw Refusal(.apiAddressLong, ["limit": "\(longestAddress)"])
    }
    let headers = request.headers.reduce(0) { $0 + $1.name.rawName.utf8.count + $1.value.utf8.count }
    guard headers <= mostHeaders else { throw Refusal(.apiHeadersLarge, ["limit": "\(mostHeaders)"]) }
  }
}
