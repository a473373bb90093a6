import Access
import Core
import HTTPTypes
import Registry

extension APIRoute {
  private static let system = APIParameter.path(
    "system", .token(.slug, 1...40), "代码体系，如 nmpa", "The system, such as nmpa")

  static let codeSystems = APIRoute(
    method: .get, path: "/api/v1/codes", name: "listCodeSystems", tag: .words, permission: .readPublic,
    summary: Label("代码体系", "Code systems"),
    answer: APIAnswer(
      status: 200, type: .json, about: Label("各体系及其代码数", "Each with the number of its codes"),
      schema: [
        "type": "object", "required": ["items"],
        "properties": [
          "items": [
            "type": "array",
            "items": [
              "type": "object", "required": ["system", "codes"],
              "properties": ["system": ["type": "string"], "codes": ["type": "integer", "minimum": 1]],
            ],
          ]
        ],
      ]),
    handle: { call in
      .json(
        .object(
          (
            "items",
            .array(
              call.snapshot.codes.sorted { $0.key < $1.key }.map {
                .object(("system", .string($0.key)), ("codes", .integer($0.value.count)))
              })
          )))
    })

  static let codes: APIRoute = {
    let parent = APIParameter.query("parent", .text(100), "只看此代码的下级", "Only what stands under this code")
    return APIRoute(
      method: .get, path: "/api/v1/codes/{system}", name: "listCodes", tag: .words, permission: .readPublic,
      summary: Label("一个体系的代码", "The codes of a system"),
      parameters: [system, parent, .limit, .cursor],
      answer: APIAnswer(
        status: 200, type: .json, about: Label("按表中的顺序", "In the order of its table"),
        schema: RecordSchema.page(.ref("Code"))),
      refusals: [.apiAbsent, .cursorInvalid],
      example: { snapshot in snapshot.codes.keys.min().map { ["system": $0, "limit": "3"] } },
      handle: { call in
        let name = call.string(system) ?? ""
        guard let all = call.snapshot.codes[name] else {
          throw Refusal(.apiAbsent, at: name, ["what": "codes/\(name)"])
        }
        let codes = call.string(parent).map { call.cluster.codes.children(Code(name, $0)) } ?? all
        // Tables are in no order of keys: the place in the table is the key, of one width so that it sorts.
        let placed = codes.enumerated().map { (key: String($0.offset + 1_000_000_000), code: $0.element) }
        let page = try Paging.page(placed, call, key: \.key)
        return .json(
          .object(
            ("total", .integer(codes.count)), ("items", .array(page.items.map { json($0.code, call.cluster.codes) })),
            ("next", page.next.map(JSON.string))))
      })
  }()

  private static func json(_ code: Code, _ book: CodeBook) -> JSON {
    let entry = book[code]
    return .object(
      ("code", .string(code.description)), ("parent", entry?.parent.map { .string("\(code.system):\($0)") }),
      ("zh", entry?.zh.map(JSON.string)), ("en", entry?.en.map(JSON.string)),
      ("definition", entry?.definition.map(JSON.string)))
  }
}
