import Access
import Core
import HTTPTypes
import Registry

extension APIRoute {
  /// Contradictions between sources, as far as the audience may see. Integrity is the operator's: `lianqiao check`.
  static let check = APIRoute(
    method: .get, path: "/api/v1/check", name: "listContradictions", tag: .journal, permission: .readPublic,
    summary: Label("来源之间的矛盾", "Contradictions between sources"),
    about: Label(
      "与 lianqiao check --json 中的 problems 同一形状。",
      "The problems of `lianqiao check --json` that are about contradictions."),
    parameters: [.limit, .cursor],
    answer: APIAnswer(
      status: 200, type: .json, about: Label("一页", "A page"),
      schema: RecordSchema.page(.ref("Contradiction"))),
    refusals: [.cursorInvalid],
    handle: { call in
      let problems = call.snapshot.contradictions(for: call.audience)
      let placed = problems.enumerated().map { (key: String($0.offset + 1_000_000_000), problem: $0.element) }
      let page = try Paging.page(placed, call, key: \.key)
      return .json(
        .object(
          ("total", .integer(problems.count)), ("items", .array(page.items.map { json($0.problem) })),
          ("next", page.next.map(JSON.string))))
    })

  private static func json(_ problem: Problem) -> JSON {
    .object(
      ("severity", .string(problem.severity.rawValue)), ("code", .string(problem.code)),
      ("where", .string(problem.place)),
      ("records", .array(([problem.at].compactMap(\.self) + problem.others).map { .string($0.description) })),
      ("zh", .string(problem.label.zh)), ("en", .string(problem.label.en)))
  }
}
