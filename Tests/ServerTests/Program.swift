import Foundation
import HTTPTypes
import Testing

@testable import Server

/// A program that reads the API: what comes back is JSON, or the test fails.
extension Answer {
  var json: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]) ?? [:]
  }

  var items: [[String: Any]] { json["items"] as? [[String: Any]] ?? [] }

  /// A problem document, held to its form.
  func expectProblem(_ status: Int, _ code: String, _ comment: String = "") {
    #expect(self.status == status, "\(comment): \(body.prefix(300))")
    #expect(headers[.contentType] == "application/problem+json", "\(comment)")
    #expect(json["code"] as? String == code, "\(comment): \(body.prefix(300))")
    #expect(json["status"] as? Int == status && json["type"] as? String == "/api/problems/\(code)", "\(comment)")
    let words = ["zh", "en", "title", "detail", "instance"].compactMap { json[$0] as? String }
    #expect(words.count == 5 && words.allSatisfy { !$0.isEmpty && !$0.contains("{") }, "\(comment)")
    let fix = json["fix"] as? [String: String] ?? [:]
    #expect(fix["zh"]?.isEmpty == false && fix["en"]?.isEmpty == false, "\(comment)")
  }
}

extension House {
  static let bearer: HTTPFields = [.authorization: "Bearer \(token)"]

  /// Reads with the token.
  func operate(_ path: String, method: HTTPRequest.Method = .get, _ more: HTTPFields = [:], body: String? = nil)
    async throws -> Answer
  {
    var headers = Self.bearer
    for field in more { headers[field.name] = field.value }
    return try await get(path, headers, method: method, body: body)
  }
}
