import Access
import Core
import Exchange
import HTTPTypes
import Registry
import Search

extension APIRoute {
  /// Search over all kinds: the contract's object, its cursor wrapped.
  static let search: APIRoute = {
    let kind = APIParameter.query(
      "kind", .word(Entities.subjects.map { $0.kind.rawValue }), "只看这些类别", "Only these kinds", isList: true)
    let facet = APIParameter.query(
      "facet", .pair(":"), "名称:值，如 region:cn:4403", "NAME:VALUE, such as region:cn:4403", isList: true)
    return APIRoute(
      method: .get, path: "/api/v1/search", name: "search", tag: .search, permission: .readPublic,
      summary: Label("按词查找任何记录", "Find anything by words"),
      about: Label(
        """
        与 lianqiao search --json 同一形状；有词无人写过时，also 列出一并查找的相近的词；near 列出本页中没有共同的词、\
        因意思相近而列出的记录。
        """,
        """
        The same object as `lianqiao search --json`; where a word is unknown, `also` lists near ones that were also searched; \
        `near` lists the hits here that share no word and are near in meaning.
        """
      ),
      parameters: [.text, kind, facet, .limit, .cursor],
      answer: APIAnswer(
        status: 200, type: .json, about: Label("最相关的在前", "The best first"),
        schema: .ref("SearchAnswer"), headers: [("Link", Label("下一页", "The next page"))]),
      refusals: [.cursorInvalid], example: { _ in ["q": "CT"] },
      handle: { call in
        var facets: [String: Set<String>] = [:]
        for (name, value) in call.pairs(facet) { facets[name, default: []].insert(value) }
        let found = call.exchange.find(
          call.string(.text) ?? "", kinds: Set(call.list(kind).map { Kind($0) }), facets: facets,
          limit: call.integer(.limit), cursor: try Paging.position(call).map { try Cursor($0) }, for: call.audience)
        let answer = SearchJSON(found.answer, call.cluster, for: call.audience, also: found.also, tellingNear: true) {
          Paging.cursor($0.description, call)
        }
        var reply = try APIReply.encoded(answer)
        reply.linkNext(call, answer.next)
        return reply
      })
  }()
}
