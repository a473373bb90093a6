import Access
import Core
import HTTPTypes

/// One route of the API, declared once. It is registered from this and documented from this.
struct APIRoute: Sendable {
  let method: HTTPRequest.Method
  /// `/api/v1/needs/{id}`
  let path: String
  /// `getNeed`: how generated clients call it.
  let name: String
  let tag: APITag
  /// What one has to be allowed; with the office's token one is allowed everything.
  let permission: Permission
  let summary: Label
  var about: Label?
  var parameters: [APIParameter] = []
  var body: APIBody?
  let answer: APIAnswer
  /// What it may refuse beyond what every route may.
  var refusals: [Refusal.Rule] = []
  /// Whether an answer holds for as long as the cluster does not change.
  var isLasting = true
  /// Values of an example that works on the cluster at hand; nil where there is nothing to show.
  var example: @Sendable (Snapshot) -> [String: String]? = { _ in [:] }
  let handle: @Sendable (APICall) async throws -> APIReply

  /// Whether a visitor is sent away.
  var isForToken: Bool { !Caller.visitor.may(permission) }
  var segments: [String] { path.split(separator: "/").map(String.init) }
}

/// Headings of the documentation.
enum APITag: String, Sendable, CaseIterable {
  case records, search, match, words, journal, imports, service

  var label: Label {
    switch self {
    case .records: Label("记录", "Records")
    case .search: Label("搜索", "Search")
    case .match: Label("匹配", "Matching")
    case .words: Label("词表与代码", "Vocabularies and codes")
    case .journal: Label("变更与矛盾", "Changes and contradictions")
    case .imports: Label("导入", "Imports")
    case .service: Label("服务", "Service")
    }
  }
}

/// What a route answers when all is well.
struct APIAnswer: Sendable {
  let status: Int
  let type: APIType
  let about: Label
  let schema: JSON
  /// Header → what it says.
  var headers: [(name: String, about: Label)] = []
  /// Where the answer leads: a route, one of its parameters, and the place in the answer that holds its value.
  var leadsTo: [(route: String, parameter: String, place: String)] = []
}

/// What a route takes in its body.
struct APIBody: Sendable {
  /// Media type → schema; in the order in which the documentation shows them.
  let types: [(type: String, schema: JSON)]
  let about: Label
}

enum APIType: String, Sendable {
  case json = "application/json"
  case lines = "application/x-ndjson"
}
