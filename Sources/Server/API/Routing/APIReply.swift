import Core
import Foundation
import HTTPTypes
import NIOCore

/// What a handler hands back: the content and what is particular about it.
struct APIReply: Sendable {
  enum Content: Sendable {
    case bytes([UInt8])
    /// Handed out piece by piece: for what may not fit into memory.
    case pieces(@Sendable (_ write: (ByteBuffer) async throws -> Void) async throws -> Void)
  }

  let content: Content
  var status = 200
  var headers: HTTPFields = [:]
  /// Its state, where that is not the cluster's.
  var tag: String?

  static func json(_ json: JSON, status: Int = 200, headers: HTTPFields = [:]) -> APIReply {
    APIReply(content: .bytes(json.bytes() + newline), status: status, headers: headers)
  }

  /// A contract's object.
  static func encoded(_ value: some Encodable) throws -> APIReply {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return APIReply(content: .bytes(try Array(encoder.encode(value)) + newline))
  }

  private static let newline = [UInt8(ascii: "\n")]

  /// The way to the next page as a header, for clients that follow those.
  mutating func linkNext(_ call: APICall, _ cursor: String?) {
    guard let cursor, let link = HTTPField.Name("Link") else { return }
    headers[link] = "<\(call.here(["cursor": cursor]))>; rel=\"next\""
  }
}
