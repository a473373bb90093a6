import Core
import Foundation
import HTML
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// A refusal as RFC 9457 has it, in both languages.
enum ProblemAnswer {
  static let type = "application/problem+json"

  static func response(_ refusal: Refusal, _ request: Request) -> Response {
    let language = LanguageChoice.preferred(request.headers[.acceptLanguage])
    var headers: HTTPFields = [
      .contentType: type, .cacheControl: "no-store", .contentLanguage: language.tag, .vary: "Accept-Language",
    ]
    switch refusal.rule.status {
    case 401: headers[.wwwAuthenticate] = "Bearer realm=\"lianqiao\""
    case 405: headers[.allow] = refusal.values["allow"]
    case 503: headers[.retryAfter] = "5"
    case 409 where refusal.rule == .apiImportBusy: headers[.retryAfter] = "5"
    default: break
    }
    let body = json(refusal, language, instance: request.uri.path).bytes()
    return Response(
      status: HTTPResponse.Status(code: refusal.rule.status), headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }

  static func json(_ refusal: Refusal, _ language: Language, instance: String) -> JSON {
    .object(
      ("type", .string(Link(path: ["api", "problems", refusal.code]).address)),
      ("title", .string(title(refusal.rule, language))),
      ("status", .integer(refusal.rule.status)),
      ("detail", .string(refusal.message[language])),
      (
        "instance", .string(Link(path: instance.split(separator: "/").map { $0.removingPercentEncoding ?? "" }).address)
      ),
      ("code", .string(refusal.code)),
      ("where", refusal.place.map(JSON.string)),
      ("zh", .string(refusal.message.zh)), ("en", .string(refusal.message.en)),
      ("fix", JSON(refusal.fix)))
  }

  /// The rule's words without what differs from case to case.
  static func title(_ rule: Refusal.Rule, _ language: Language) -> String {
    rule.message[language].replacing(/\{[^}]*\}/, with: "…")
  }

  static let schema: JSON = [
    "type": "object", "required": ["type", "title", "status", "detail", "instance", "code", "zh", "en", "fix"],
    "properties": [
      "type": ["type": "string", "format": "uri-reference"], "title": ["type": "string"],
      "status": ["type": "integer"], "detail": ["type": "string"],
      "instance": ["type": "string", "format": "uri-reference"],
      "code": ["type": "string", "description": "dotted and stable, for programs"],
      "where": ["type": "string", "description": "the parameter, record or cell that it is about"],
      "zh": ["type": "string"], "en": ["type": "string"],
      "fix": ["$ref": "#/components/schemas/Label", "description": "what to do"],
    ],
  ]
}
