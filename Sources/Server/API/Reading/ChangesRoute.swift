import Access
import Core
import Foundation
import HTTPTypes
import Registry

extension APIRoute {
  static let changes: APIRoute = {
    let after = APIParameter.query(
      "after", .integer(0...9_007_199_254_740_991), "日志序号：只看此后的", "A sequence of the journal: only what came after it",
      fallback: 0)
    let limit = APIParameter.query("limit", .integer(1...1000), "最多条数", "At most so many", fallback: 200)
    return APIRoute(
      method: .get, path: "/api/v1/changes", name: "listChanges", tag: .journal, permission: .readPublic,
      summary: Label("此后有何变更", "What changed since"),
      about: Label(
        "给出序号、记录、时间与动词，不含数值与人名。把 next 作为下一次的 after；next 等于 head 时已到末尾。",
        "Sequence, record, time and verb, neither values nor names of people. Ask again with `after` = `next`; where `next` is `head`, that is all."
      ),
      parameters: [after, limit],
      answer: APIAnswer(
        status: 200, type: .json, about: Label("按序号", "By sequence"),
        schema: .ref("ChangePage")),
      example: { _ in ["after": "0", "limit": "3"] },
      handle: { call in
        let changes = try await Changes.after(
          call.integer(after), limit: call.integer(limit), call.snapshot, call.audience,
          call.service.live.store)
        return .json(
          .object(
            (
              "items",
              .array(
                changes.items.map { item in
                  .object(
                    ("seq", .integer(item.seq)), ("at", .string(item.at.formatted(.iso8601))),
                    ("kind", .string(item.ref.kind.rawValue)), ("id", .string(item.ref.id)),
                    ("verb", .string(item.verb)), ("change", .string(item.change.rawValue)))
                })
            ),
            ("next", .integer(changes.next)), ("head", .integer(Changes.head(call.snapshot, call.audience)))))
      })
  }()
}
