package import Core
import Foundation
import Hummingbird
import NIOCore

/// What a form sent, name by name; and why it was refused, where its page is shown again.
package struct Form: Sendable {
  private let values: [String: [String]]
  package var refusal: Refusal?
  /// Tells the fields of one form on a page from those of another that are called the same.
  var scope = ""

  package init(_ values: [String: [String]] = [:]) { self.values = values }

  /// The first value under a name; empty where there is none.
  package subscript(_ name: String) -> String { values[name]?.first ?? "" }

  package func list(_ name: String) -> [String] { values[name] ?? [] }

  func scoped(_ scope: String) -> Form {
    var out = self
    out.scope = scope + "-"
    return out
  }

  /// Whether anything was sent.
  var isEmpty: Bool { values.isEmpty }

  /// This form, to be shown again with what was wrong.
  func refused(_ refusal: Refusal) -> Form {
    var out = self
    out.refusal = refusal
    return out
  }

  // MARK: Reading

  /// Bytes.
  private static let most = 256 << 10
  private static let mostFields = 200
  /// A form on a slow line is there by then; who drips bytes keeps a place from others.
  static let longest: Duration = .seconds(20)

  /// Throws `form.type`, `form.large`, `form.slow` and `form.encoding`.
  static func read(_ request: Request, within time: Duration = longest) async throws -> Form {
    let type = request.headers[.contentType]?.prefix { $0 != ";" }.lowercased()
    guard type == "application/x-www-form-urlencoded" else { throw Refusal(.formType) }
    let body = try await body(of: request, within: time)
    let pairs = body.split(separator: "&")
    guard pairs.count <= mostFields else { throw Refusal(.formFields, ["most": "\(mostFields)"]) }
    var values: [String: [String]] = [:]
    for pair in pairs {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      values[try decoded(sides[0]), default: []].append(sides.count == 2 ? try decoded(sides[1]) : "")
    }
    return Form(values)
  }

  private static func body(of request: Request, within time: Duration) async throws -> String {
    try await withThrowingTaskGroup(of: ByteBuffer.self) { group in
      defer { group.cancelAll() }
      group.addTask {
        do {
          return try await request.body.collect(upTo: most)
        } catch is NIOTooManyBytesError {
          throw Refusal(.formLarge, ["most": "\(most >> 10)"])
        }
      }
      group.addTask {
        try await Task.sleep(for: time)
        throw Refusal(.formSlow)
      }
      return String(buffer: try await group.next() ?? ByteBuffer())
    }
  }

  /// Percent signs and pluses undone. Line breaks are one kind; other controls are what no keyboard types into a form.
  private static func decoded(_ raw: Substring) throws(Refusal) -> String {
    guard let text = raw.replacing("+", with: " ").removingPercentEncoding else { throw Refusal(.formEncoding) }
    let lines = text.replacing("\r\n", with: "\n")
    return String(
      String.UnicodeScalarView(
        lines.unicodeScalars.map { $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t" ? " " : $0 }))
  }
}
