import Core
import Foundation
import Store

/// Cursors of the API: where a page begins, bound to the question that it belongs to.
///
/// Base64url of eight bytes of SHA-256 over question and position, then the position. It is a check and no secret: a
/// cursor grants nothing. What it catches is a cursor that was cut, made up, or taken over to another question, which
/// would else silently skip items.
enum Paging {
  static func cursor(_ position: String, _ call: APICall) -> String {
    let bytes = Array(mark(position, call)) + Array(position.utf8)
    return Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
      "=", with: "")
  }

  /// The position that the call's cursor names; nil without one.
  static func position(_ call: APICall) throws(Refusal) -> String? {
    guard let cursor = call.string(.cursor) else { return nil }
    let standard = cursor.replacing("-", with: "+").replacing("_", with: "/")
    let padding = String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
    guard let data = Data(base64Encoded: standard + padding), data.count > 8 else { throw invalid(cursor) }
    let position = String(decoding: data.dropFirst(8), as: UTF8.self)
    guard Array(data.prefix(8)) == Array(mark(position, call)) else { throw invalid(cursor) }
    return position
  }

  /// One page of a list whose items have keys in ascending order.
  ///
  /// The cursor is the last key, not its place: what comes in or goes between two pages shifts nothing.
  static func page<Item>(_ items: [Item], _ call: APICall, count: Int? = nil, key: (Item) -> String) throws -> (
    items: ArraySlice<Item>, next: String?
  ) {
    var start = items.startIndex
    if let after = try position(call) {
      var end = items.endIndex
      while start < end {
        let middle = (start + end) / 2
        if key(items[middle]) <= after { start = middle + 1 } else { end = middle }
      }
    }
    let page = items[start...].prefix(count ?? call.integer(.limit))
    let next = page.endIndex < items.endIndex ? page.last.map { cursor(key($0), call) } : nil
    return (page, next)
  }

  private static func mark(_ position: String, _ call: APICall) -> ArraySlice<UInt8> {
    var digest = Digest()
    for part in [call.route.name, call.selection, position] { digest.update(framed: part) }
    return digest.finish().prefix(8)
  }

  private static func invalid(_ cursor: String) -> Refusal {
    Refusal(.cursorInvalid, at: "cursor", ["what": String(cursor.prefix(80))])
  }
}
