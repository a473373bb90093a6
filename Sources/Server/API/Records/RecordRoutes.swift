import Access
import Core
import HTTPTypes
import NIOCore
import Registry

/// The routes of every kind: list, record, and the whole as JSON Lines. Nothing is written for one kind alone.
enum RecordRoutes {
  static let all: [APIRoute] = Entities.served.flatMap { routes($0) }

  private static func routes<E: Entity>(_ type: E.Type) -> [APIRoute] {
    let path = KindPath(type)
    let filters = RecordFilters(type)
    return [list(type, path, filters), record(type, path), lines(type, path)]
  }

  private static func list<E: Entity>(_ type: E.Type, _ path: KindPath, _ filters: RecordFilters) -> APIRoute {
    let list = RecordList(type: type, filters: filters)
    let words = Entities.isSubject(E.kind) ? [APIParameter.text] : []
    return APIRoute(
      method: .get, path: "/api/v1/\(path.path)", name: "list\(path.plural)", tag: .records, permission: .readPublic,
      summary: Label("列出\(E.label.zh)", "List \(path.plain)"),
      parameters: words + filters.facets + filters.refs + [.limit, .cursor],
      answer: APIAnswer(
        status: 200, type: .json, about: Label("一页", "A page"), schema: .ref(path.singular + "Page"),
        headers: [("Link", Label("下一页", "The next page"))]),
      refusals: [.cursorInvalid], example: { _ in ["limit": "3"] }, handle: { try list.answer($0) })
  }

  private static func record<E: Entity>(_ type: E.Type, _ path: KindPath) -> APIRoute {
    APIRoute(
      method: .get, path: "/api/v1/\(path.path)/{id}", name: "get\(path.singular)", tag: .records,
      permission: .readPublic,
      summary: Label("一条\(E.label.zh)：各项、出处、其他来源的说法", "One \(path.noun): its fields, their sources, what others say"),
      about: Label(
        "并入别处的记录以 308 转到并入的记录；合并可以拆分，因此不宜久存。",
        "A record that was merged answers 308 with the address of the one it was merged into; a merge can be taken back, so do not keep it for good."
      ),
      parameters: [.id],
      answer: APIAnswer(status: 200, type: .json, about: Label("记录", "The record"), schema: .ref(path.singular)),
      refusals: [.apiAbsent],
      example: { snapshot in snapshot.refs(of: E.kind, for: .visitor).first.map { ["id": $0.id] } },
      handle: { call in
        let ref = Ref(E.kind, call.string(.id) ?? "")
        if let into = call.cluster.successor(of: ref, for: call.audience) {
          return .json([:], status: 308, headers: [.location: "/api/v1/\(path.path)/\(into.id)"])
        }
        guard let json = RecordJSON(cluster: call.cluster, audience: call.audience).json(ref) else {
          throw Refusal(.apiAbsent, at: ref.description, ["what": ref.description])
        }
        return .json(json)
      })
  }

  private static func lines<E: Entity>(_ type: E.Type, _ path: KindPath) -> APIRoute {
    APIRoute(
      method: .get, path: "/api/v1/\(path.path).jsonl", name: "export\(path.plural)", tag: .records,
      permission: .readPublic,
      summary: Label("全部\(E.label.zh)，每行一条，按编号排序", "All \(path.plain), one a line, by id"),
      about: Label(
        "各值为日志中的规范写法，可原样读回。", "Values are spelled as the journal has them, so that reading them back loses nothing."),
      answer: APIAnswer(
        status: 200, type: .lines, about: Label("每行一个 JSON 对象", "One JSON object a line"),
        schema: .ref("RecordLine")),
      handle: { call in
        let lines = RecordLine(cluster: call.cluster, audience: call.audience)
        let refs = call.snapshot.refs(of: E.kind, for: call.audience)
        return APIReply(
          content: .pieces { write in
            var piece = ByteBuffer()
            for ref in refs {
              guard let line = lines.json(ref) else { continue }
              piece.writeBytes(line.bytes())
              piece.writeInteger(UInt8(ascii: "\n"))
              if piece.readableBytes > 64 << 10 {
                try await write(piece)
                piece.clear()
              }
            }
            if piece.readableBytes > 0 { try await write(piece) }
          })
      })
  }
}
