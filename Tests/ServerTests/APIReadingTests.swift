import Core
import Foundation
import HTTPTypes
import Registry
import TestSupport
import Testing

@testable import Server

/// What a program reads, over every kind and route that there is.
@Suite struct APIReadingTests {
  @Test(
    "every kind is listed, read and exported, and the three agree",
    arguments: Entities.served.map { KindPath($0).path }, TestDatabase.all)
  func kinds(path: String, _ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let list = try await house.get("/api/v1/\(path)")
      #expect(list.status == 200)
      #expect(list.json["total"] as? Int == list.items.count, "the test's cluster fits on a page")
      let lines = try await house.get("/api/v1/\(path).jsonl").body.split(separator: "\n")
      #expect(lines.count == list.items.count)
      for (item, line) in zip(list.items, lines) {
        let id = try #require(item["id"] as? String)
        let one = try await house.get("/api/v1/\(path)/\(id)")
        #expect(one.status == 200)
        #expect(NSDictionary(dictionary: one.json) == NSDictionary(dictionary: item))
        let exported = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        #expect(exported?["id"] as? String == id)
        let fields = item["fields"] as? [String: Any] ?? [:]
        #expect(Set((exported?["fields"] as? [String: Any] ?? [:]).keys) == Set(fields.keys))
      }
    }
  }

  @Test("what the export spells, the field reads back as it was", arguments: TestDatabase.all)
  func lossless(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let lines = try await house.get("/api/v1/figures.jsonl").body.split(separator: "\n")
      for line in lines {
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        let id = try #require(object["id"] as? String)
        let figure = try #require(house.live.current.cluster.find(ID<Figure>(id), for: .visitor))
        for (name, value) in object["fields"] as? [String: Any] ?? [:] {
          let field = try #require(Figure.field(name))
          if case .text(let text)? = field.get(figure) {
            let said = (value as? [String: String] ?? [:]).filter { $0.key != "_" }
            #expect(said == Dictionary(uniqueKeysWithValues: text.all.map { ($0.0.rawValue, $0.1) }))
          } else {
            let spelling = try #require(value as? String)
            #expect(field.type.decode(spelling) == field.get(figure))
          }
        }
      }
      #expect(lines.count == 3)
    }
  }

  @Test("a record tells its values, their sources, what others say, and what names mean", arguments: TestDatabase.all)
  func record(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let product = try await house.get("/api/v1/products/prd000000001").json
      let fields = product["fields"] as? [String: Any] ?? [:]
      #expect(fields["maker"] as? String == "organisation/org000000001")
      #expect((fields["name"] as? [String: String])?["zh"] == "多参数监护仪")
      #expect(product["source"] as? String == "publication/pub000000001#¶3")
      let rival = ((product["rivals"] as? [String: Any])?["stage"] as? [[String: Any]])?.first
      #expect(
        rival?["value"] as? String == "registration" && rival?["source"] as? String == "publication/pub000000001#¶9")
      let names = product["names"] as? [String: [String: String]]
      #expect(names?["organisation/org000000001"]?["zh"] == "迈瑞医疗")
    }
  }

  @Test(
    "lists are narrowed by words, facets and references",
    arguments: TestDatabase.each([
      ("organisations?roles=maker", 3), ("organisations?roles=maker&roles=supplier", 4), ("organisations?q=apex", 1),
      ("products?maker=organisation/org000000001", 1), ("products?maker=organisation/org000000001&stage=concept", 0),
      ("products?maker=organisation/org000000001&stage=marketed", 1), ("products?maker=organisation/org000000009", 0),
      ("relations?from=organisation/org000000001", 1), ("relations?to=organisation/org000000001", 0),
      ("relations?type=supplies", 1), ("relations?type=invests-in", 0),
      ("figures?subject=organisation/org000000001", 3),
      ("figures?nature=target", 1),
    ]))
  func filters(query: String, total: Int, _ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let answer = try await house.get("/api/v1/\(query)")
      #expect(answer.status == 200, "\(answer.body)")
      #expect(answer.json["total"] as? Int == total && answer.items.count == total)
    }
  }

  @Test(
    "page after page comes each item once, in one order",
    arguments: ["organisations", "figures", "organisations?q=apex%203m"], TestDatabase.all)
  func paging(query: String, _ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let mark = query.contains("?") ? "&" : "?"
      let whole = try await house.get("/api/v1/\(query)").items.compactMap { $0["id"] as? String }
      var ids: [String] = []
      var path = "/api/v1/\(query)\(mark)limit=1"
      while true {
        let page = try await house.get(path)
        ids += page.items.compactMap { $0["id"] as? String }
        guard let next = page.json["next"] as? String, ids.count < 20 else { break }
        // Written anew or out of the cache, an answer is the same.
        let again = try await house.get(path)
        #expect(again.body == page.body && again.headers == page.headers)
        #expect(page.headers[HTTPField.Name("Link")!]?.contains("cursor=\(next)") == true)
        path = "/api/v1/\(query)\(mark)limit=1&cursor=\(next)"
      }
      #expect(ids == whole && whole.count > 1)
    }
  }

  @Test("every route's example works and is in the document, and nothing else is", arguments: TestDatabase.all)
  func examples(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let document = try await house.get("/api/openapi.json").json
      let paths = document["paths"] as? [String: [String: Any]] ?? [:]
      let documented = Set(paths.flatMap { path, operations in operations.keys.map { "\($0.uppercased()) \(path)" } })
      #expect(documented == Set(APIRoute.all.map { "\($0.method.rawValue) \($0.path)" }))
      #expect(Set(APIRoute.all.map(\.name)).count == APIRoute.all.count, "an operation's name is alone")
      var tried = 0
      for route in APIRoute.all {
        guard let example = APIExample(route, house.live.current) else { continue }
        let answer = try await house.get(example.address)
        #expect(answer.status == 200, "\(example.address): \(answer.body.prefix(300))")
        tried += 1
      }
      #expect(tried > 30)
    }
  }

  @Test("every reference of the document leads to one of its schemas", arguments: TestDatabase.all)
  func references(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let body = try await house.get("/api/openapi.json").body
      let document = try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
      let schemas = (document["components"] as? [String: Any])?["schemas"] as? [String: Any] ?? [:]
      let named = Set(body.matches(of: /"#\/components\/schemas\/([^"]+)"/).map { String($0.1) })
      #expect(named.isSubset(of: Set(schemas.keys)), "\(named.subtracting(schemas.keys))")
      #expect(Set(schemas.keys).subtracting(named).isEmpty, "a schema that nothing uses")
    }
  }
}
