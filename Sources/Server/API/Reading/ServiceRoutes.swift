import Access
import Core
import Foundation
import HTTPTypes
import Registry

extension APIRoute {
  /// Where everything begins: which kinds there are, and where.
  static let service = APIRoute(
    method: .get, path: "/api/v1", name: "getService", tag: .service, permission: .readPublic,
    summary: Label("有哪些类别、各在何处、数据截至何时", "Which kinds there are, where, and as of when"),
    answer: APIAnswer(
      status: 200, type: .json, about: Label("入口", "The way in"), schema: .ref("Service")),
    handle: { call in
      let (head, publicHead) = (call.snapshot.head, call.snapshot.publicHead)
      // The hash is of every entry, also of those that are not for everybody.
      let isWhole = call.audience == .operating
      let at = isWhole ? head.at : publicHead.at
      return .json(
        .object(
          ("name", "Lianqiao"), ("version", .string(call.service.version)), ("document", "/api/openapi.json"),
          ("reader", "/api/docs"),
          (
            "journal",
            .object(
              ("sequence", .integer(isWhole ? head.sequence : publicHead.sequence)),
              ("hash", isWhole ? .string(head.hash) : nil), ("at", at.map { .string($0.formatted(.iso8601)) }))
          ),
          (
            "kinds",
            .array(
              Entities.served.map { type in
                .object(
                  ("kind", .string(type.kind.rawValue)), ("label", JSON(type.label)),
                  ("path", .string("/api/v1/\(KindPath(type).path)")),
                  ("total", .integer(call.snapshot.refs(of: type.kind, for: call.audience).count)))
              })
          )))
    })

  static let document = APIRoute(
    method: .get, path: "/api/openapi.json", name: "getDocument", tag: .service, permission: .readPublic,
    summary: Label("本接口的 OpenAPI 文档", "This document"),
    answer: APIAnswer(
      status: 200, type: .json, about: Label("OpenAPI 3.1", "OpenAPI 3.1"), schema: ["type": "object"]),
    handle: { .json(OpenAPIDocument(routes: APIRoute.all, version: $0.service.version).json) })
}
