import Core
import HTTPTypes
import Registry

/// The OpenAPI 3.1 document, written from the routes and the lists of fields.
struct OpenAPIDocument: Sendable {
  let routes: [APIRoute]
  let version: String

  var json: JSON {
    .object(
      ("openapi", "3.1.0"),
      (
        "info",
        [
          "title": "链桥 Lianqiao", "version": .string(version),
          "summary": "A medical-device innovation cluster: who is here, what they need, who can answer and why",
          "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
        ]
      ),
      ("servers", [["url": "/"]]),
      (
        "tags",
        .array(
          APITag.allCases.map {
            ["name": .string($0.rawValue), "description": .string("\($0.label.zh) \($0.label.en)")]
          })
      ),
      ("paths", paths),
      (
        "components",
        .object(
          ("schemas", .object(schemas.map { ($0, Optional($1)) })),
          (
            "securitySchemes",
            ["token": ["type": "http", "scheme": "bearer", "description": "what the service was started with"]]
          ))
      ))
  }

  private var schemas: [(String, JSON)] {
    RecordSchema.shared + ContractSchemas.all
      + VocabularyUse.all.map { ($0.vocabulary.schemaName, $0.vocabulary.schema) }
      + Entities.served.flatMap { RecordSchema.components($0) }
  }

  private var paths: JSON {
    var order: [String] = []
    var operations: [String: [(String, JSON?)]] = [:]
    for route in routes {
      if operations[route.path] == nil { order.append(route.path) }
      operations[route.path, default: []].append((route.method.rawValue.lowercased(), operation(route)))
    }
    return .object(order.map { ($0, .object(operations[$0] ?? [])) })
  }

  private func operation(_ route: APIRoute) -> JSON {
    let parameters = route.parameters.map { parameter($0) }
    return .object(
      ("operationId", .string(route.name)), ("tags", [.string(route.tag.rawValue)]),
      ("summary", .string("\(route.summary.zh) · \(route.summary.en)")),
      ("description", route.about.map { .string("\($0.zh)\n\n\($0.en)") }),
      ("security", route.isForToken ? [["token": []]] : [[:], ["token": []]]),
      ("parameters", parameters.isEmpty ? nil : .array(parameters)),
      ("requestBody", route.body.map(body)), ("responses", responses(route)))
  }

  private func parameter(_ parameter: APIParameter) -> JSON {
    var schema = parameter.shape.schema
    if let fallback = parameter.fallback, case .members(let members) = schema {
      schema = .members(members + [.init("default", .integer(fallback))])
    }
    if parameter.isList {
      schema = ["type": "array", "items": schema, "maxItems": .integer(APIParameter.longestList)]
    }
    return .object(
      ("name", .string(parameter.name)), ("in", .string(parameter.place.rawValue)),
      ("required", parameter.isRequired ? true : nil),
      ("description", .string("\(parameter.about.zh) · \(parameter.about.en)")), ("schema", schema))
  }

  private func body(_ body: APIBody) -> JSON {
    .object(
      ("required", true), ("description", .string("\(body.about.zh) · \(body.about.en)")),
      ("content", .object(body.types.map { ($0.type, .object(("schema", $0.schema))) })))
  }

  private func responses(_ route: APIRoute) -> JSON {
    let answer = route.answer
    var out: [(String, JSON?)] = [
      (
        String(answer.status),
        .object(
          ("description", .string("\(answer.about.zh) · \(answer.about.en)")),
          (
            "headers",
            answer.headers.isEmpty
              ? nil
              : .object(
                answer.headers.map {
                  ($0.name, ["description": .string("\($0.about.zh) · \($0.about.en)"), "schema": .text])
                })
          ),
          ("content", .object((answer.type.rawValue, .object(("schema", answer.schema))))),
          ("links", links(answer)))
      )
    ]
    for (status, rules) in Self.refusals(of: route) { out.append((String(status), problem(rules))) }
    out.append(("default", problem([])))
    return .object(out)
  }

  /// What a route may refuse, by status: its own rules and those that every route shares.
  static func refusals(of route: APIRoute) -> [(status: Int, rules: [Refusal.Rule])] {
    var rules = route.refusals + [.apiAccept, .apiAddressLong, .apiHeadersLarge, .apiTokenWrong]
    rules += [.apiParameter, .apiParameterUnknown, .webQueryEncoding]
    if route.isForToken { rules += [.apiTokenMissing, .apiWriteOff, .accessDenied, .apiTokenScope] }
    return Dictionary(grouping: Set(rules), by: \.status).sorted { $0.key < $1.key }.map {
      ($0.key, $0.value.sorted { $0.code < $1.code })
    }
  }

  private func problem(_ rules: [Refusal.Rule]) -> JSON {
    let words = rules.map { "`\($0.code)` \(ProblemAnswer.title($0, .zh)) · \(ProblemAnswer.title($0, .en))" }
    return [
      "description": .string(words.isEmpty ? "不成 · Refused" : words.joined(separator: "\n\n")),
      "content": .object((ProblemAnswer.type, ["schema": .ref("Problem")])),
    ]
  }

  private func links(_ answer: APIAnswer) -> JSON? {
    guard !answer.leadsTo.isEmpty else { return nil }
    return .object(
      answer.leadsTo.map { name, parameter, place in
        (name, ["operationId": .string(name), "parameters": .object((parameter, .string("$response.body#\(place)")))])
      })
  }
}
