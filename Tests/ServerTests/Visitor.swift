import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Server

/// A browser without a screen: asks the portal and keeps what comes back.
struct Answer: Sendable {
  let status: Int
  let headers: HTTPFields
  let body: String
  /// What was sent, where it is no text.
  var bytes: [UInt8] = []
}

extension House {
  func get(
    _ path: String, _ headers: HTTPFields = [:], method: HTTPRequest.Method = .get, body: String? = nil,
    bytes: [UInt8]? = nil
  ) async throws -> Answer {
    try await Application(router: portal.router()).test(.router) { client in
      try await client.execute(
        uri: path, method: method, headers: headers,
        body: bytes.map { ByteBuffer(bytes: $0) } ?? body.map { ByteBuffer(string: $0) }
      ) { response in
        Answer(
          status: response.status.code, headers: response.headers, body: String(buffer: response.body),
          bytes: Array(response.body.readableBytesView))
      }
    }
  }

  /// Many requests of one portal, which is set up once.
  func asking(
    _ body:
      @Sendable (_ ask: @Sendable (String, HTTPFields, HTTPRequest.Method) async throws -> Answer) async throws -> Void
  ) async throws {
    try await Application(router: portal.router()).test(.router) { client in
      try await body { path, headers, method in
        try await client.execute(uri: path, method: method, headers: headers, body: nil) { response in
          Answer(status: response.status.code, headers: response.headers, body: String(buffer: response.body))
        }
      }
    }
  }

  /// Every page that there is a kind of.
  static let pages: [String] = [
    "", "/market", "/market/procurement", "/market/policy", "/search", "/search?q=监护仪", "/search?q=xqzv",
    "/figures", "/about",
    "/organisation", "/organisation?facet=roles:maker", "/product", "/need", "/person", "/case",
    "/agreement", "/market/service", "/market/expert", "/case/cas000000001", "/agreement/agr000000001",
    "/sheet/cas000000001", "/person/per000000001", "/organisation/org000000001",
    "/organisation/org000000003", "/product/prd000000001", "/need/ned000000001", "/publication/pub000000001",
    "/api", "/problems", "/problems/api.method",
    "/figure/fig000000001", "/sheet/ned000000001", "/pair/need/ned000000001/product/prd000000001",
  ].map { $0.replacing("监护仪", with: "%E7%9B%91%E6%8A%A4%E4%BB%AA") }
}
