import Core
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// The door for programs: all routes of the API, and how each request is led to its route's handler.
struct APIDoor: Sendable {
  private let service: APIService
  private let access: APIAccess

  private static let mostHeaders = 16 << 10
  private static let longestAddress = 8192

  init(live: LiveCluster, desk: ImportDesk?, token: APIToken?, version: String) {
    // Without a token nobody could use the desk.
    service = APIService(live: live, desk: token == nil ? nil : desk, version: version)
    access = APIAccess(token: token)
  }

  func register(on router: Router<BasicRequestContext>) {
    for route in APIRoute.all {
      router.on(RouterPath(route.path), method: route.method) { request, _ in try await answer(route, request) }
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
    let audience = try access.audience(request.headers, for: route.access)
    guard Acceptance.allows(request.headers[.accept], route.answer.type.rawValue) else {
      throw Refusal(
        .apiAccept, at: "Accept",
        ["accept": String((request.headers[.accept] ?? "").prefix(80)), "type": route.answer.type.rawValue])
    }
    let snapshot = service.live.current
    let call = try APICall(request, route, service, snapshot, audience)
    let address = "api \(audience == .operating ? "o" : "v") \(request.uri.path)?\(request.uri.query ?? "")"
    var headers = headers(route, audience)
    if route.isLasting {
      let tag = ETag(snapshot, version: service.version, address: address)
      headers[.eTag] = tag.value
      if let known = KeptAnswer(snapshot.pages[address]) {
        if !known.link.isEmpty, let name = HTTPField.Name("Link") { headers[name] = known.link }
        return response(known.body, headers, tag: tag, request)
      }
    }
    let reply = try await route.handle(call)
    for field in reply.headers { headers[field.name] = field.value }
    if let tag = reply.tag { headers[.eTag] = tag }
    switch reply.content {
    case .bytes(let bytes):
      let body = ByteBuffer(bytes: bytes)
      if route.isLasting {
        let link = HTTPField.Name("Link").flatMap { reply.headers[$0] } ?? ""
        snapshot.pages.keep(KeptAnswer(body, link: link).kept, for: address)
      }
      return response(
        body, headers, tag: headers[.eTag].map { ETag(value: $0) }, request, status: reply.status)
    case .pieces(let write):
      if let tag = headers[.eTag].map({ ETag(value: $0) }), tag.isHeld(by: request.headers[values: .ifNoneMatch]) {
        return Response(status: .notModified, headers: headers)
      }
      return Response(
        status: .ok, headers: headers,
        body: ResponseBody { writer in
          try await write { try await writer.write($0) }
          try await writer.finish(nil)
        })
    }
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
