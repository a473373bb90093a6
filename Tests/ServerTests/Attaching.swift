import Core
import Exchange
import Files
import Foundation
import HTTPTypes
import Store

/// Where tests are written, an attachment is also what a test leaves behind.
typealias FileAttachment = Attachment

extension Browser {
  /// Sends a file from the form on the page `at`, as browsers do; `token` nil for that page's own.
  func attach(
    _ name: String, _ bytes: [UInt8], _ part: String, at page: String, token: String? = nil,
    from: String = "same-origin", type: String = "application/pdf"
  ) async throws -> Answer {
    let token = if let token { token } else { try await self.token() }
    var fields = headers
    fields[.contentType] = "multipart/form-data; boundary=----x"
    fields[try Self.fetchSite] = from
    var body: [UInt8] = []
    for (field, value) in [("token", token), ("part", part)] {
      body += Array("------x\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n".utf8)
    }
    let spelled = name.replacing("\"", with: "%22")
    let disposition = name.contains("*") ? name : "filename=\"\(spelled)\""
    body += Array(
      "------x\r\nContent-Disposition: form-data; name=\"file\"; \(disposition)\r\nContent-Type: \(type)\r\n\r\n".utf8)
    body += bytes + Array("\r\n------x--\r\n".utf8)
    return keep(try await house.get(page + "/attach", fields, method: .post, bytes: body))
  }

  /// Where the file of that name is to be had, as a page says.
  func link(to name: String, on page: String) async throws -> String? {
    let escaped = name.replacing("\"", with: "&quot;")
    let body = try await get(page).body
    guard let end = body.range(of: "\">\(escaped)</a>") else { return nil }
    return body[..<end.lowerBound].ranges(of: "href=\"").last.map { String(body[$0.upperBound..<end.lowerBound]) }
  }
}

extension House {
  static func pdf(_ words: String) -> [UInt8] { Array("%PDF-1.7\n% \(words)\n%%EOF\n".utf8) }

  /// Rows, files in their place, and what was received and not cleared away.
  func kept() async throws -> (rows: Int, files: Int, incoming: Int) {
    let rows = try await store.read { try $0.row("SELECT COUNT(*) FROM attachment")?.integer(0) ?? 0 }
    let incoming = try FileManager.default.contentsOfDirectory(atPath: try files.incoming().path)
    return (rows, files.kept(before: .distantFuture).count, incoming.count)
  }
}
