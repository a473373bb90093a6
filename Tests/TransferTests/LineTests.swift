import Core
import Foundation
import Registry
import Store
import TestSupport
import Testing
import Transfer

@Suite struct LineTests {
  @Test(
    "a line that cannot be taken is refused by itself, with its line and key",
    arguments: TestDatabase.each([
      (#"{"key":"k","fields":{"name":"甲"}"#, "import.line.invalid", "a.jsonl:2"),
      (#"nothing"#, "import.line.invalid", "a.jsonl:2"),
      (#"[1]"#, "import.line.shape", "a.jsonl:2"),
      (#"{"key":"k","key":"l"}"#, "import.line.invalid", "a.jsonl:2"),
      (#"{"key":"k","fields":{"name":"甲","name":"乙"}}"#, "import.line.invalid", "a.jsonl:2"),
      (#"{"key":"k","fields":[]}"#, "import.line.shape", "a.jsonl:2 @k"),
      (#"{"key":7,"fields":{"name":"甲"}}"#, "import.line.shape", "a.jsonl:2"),
      (#"{"key":"k","fields":{"name":5}}"#, "value.invalid", "a.jsonl:2 @k name"),
      (#"{"key":"k","fields":{"name":{"zh":5}}}"#, "import.line.shape", "a.jsonl:2 @k name"),
      (#"{"key":"k","fields":{"name":"甲","roles":["maker",3]}}"#, "value.invalid", "a.jsonl:2 @k roles"),
      (#"{"key":"k","fields":{"name":"甲","roles":"queen"}}"#, "value.invalid", "a.jsonl:2 @k roles"),
      (#"{"key":"k","fields":{"name":"甲","region":true}}"#, "value.invalid", "a.jsonl:2 @k region"),
      (#"{"key":"k","fields":{"name":"甲","website":"javascript:1"}}"#, "value.invalid", "a.jsonl:2 @k website"),
      (#"{"key":"k","fields":{"name":"甲","credit_code":"91"}}"#, "value.invalid", "a.jsonl:2 @k credit_code"),
      (#"{"kind":"need","key":"k","fields":{"name":"甲"}}"#, "import.line.kind", "a.jsonl:2 @k"),
      (#"{"key":"k","visibility":"all","fields":{"name":"甲"}}"#, "value.invalid", "a.jsonl:2 @k visibility"),
      (#"{"key":"k","fields":{"name":"甲"},"sources":{"nome":"@p"}}"#, "field.unknown", "a.jsonl:2 @k sources.nome"),
      (#"{"key":"k","fields":{"address":"一路"}}"#, "value.required", "a.jsonl:2"),
      (#"{"id":"0123456789ab","fields":{"name":"甲"}}"#, "import.id.absent", "a.jsonl:2"),
      (#"{"fields":{}}"#, "value.required", "a.jsonl:2"),
    ]))
  func refusals(_ bad: String, _ code: String, _ place: String, _ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      let good = #"{"key":"first","fields":{"name":"好一"}}"#
      let report = try await desk.run(
        "\(good)\n\(bad)\n\(good.replacing("first", with: "last").replacing("好一", with: "好二"))\n", Organisation.kind,
        "a.jsonl")
      #expect(report.created >= 1 && report.sum == 3, "\(report.said)")
      #expect(report.refused.map(\.refusal.code) == [code] && report.refused.map(\.cell) == [place])
      #expect(report.refused.map(\.row) == [2])
    }
  }

  @Test(
    "what refuses the whole file leaves the store as it was",
    arguments: TestDatabase.each([
      (#"{"fields":{"name":"甲","nome":"乙"}}"#, "import.field.unknown"),
      (#"{"fields":{"name":"甲"},"extra":1}"#, "import.field.unknown"),
      ("{\"fields\":{\"name\":\"甲\"}}\n{\"fields\":{\"na", "import.file.cut"), ("{\"fie", "import.file.cut"),
    ]))
  func wholeFile(_ text: String, _ code: String, _ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      let before = try await desk.dump()
      let error = await #expect(throws: Refusal.self) { _ = try await desk.run(text, Organisation.kind, "a.jsonl") }
      #expect(error?.code == code)
      #expect(try await desk.dump() == before)
    }
  }

  @Test(
    "one value, several spellings",
    arguments: TestDatabase.each(
      [
        (#"{"name":"甲"}"#, "name", #"{"_":"zh","zh":"甲"}"#),
        (#"{"name":"{\"_\":\"zh\",\"zh\":\"甲\"}"}"#, "name", #"{"_":"zh","zh":"甲"}"#),
        (#"{"name":{"en":"A","zh":"甲"}}"#, "name", #"{"_":"en","en":"A","zh":"甲"}"#),
        (#"{"name":{"_":"zh","en":"A","zh":"甲"}}"#, "name", #"{"_":"zh","en":"A","zh":"甲"}"#),
        (#"{"name":"甲","roles":["maker","hospital"]}"#, "roles", "maker|hospital"),
        (#"{"name":"甲","roles":"maker|hospital"}"#, "roles", "maker|hospital"),
        (#"{"name":"甲","roles":"生产企业；医院"}"#, "roles", "maker|hospital"),
        (#"{"name":"甲","aliases":["乙、丙","丁"]}"#, "aliases", "乙、丙|丁"),
        (#"{"name":"甲","aliases":"乙、丙|丁"}"#, "aliases", "乙、丙|丁"),
        (#"{"name":"甲","region":"cn:44 cn:4403"}"#, "region", "cn:44 cn:4403"),
        (#"{"name":"甲","region":["广东省","cn:4403"]}"#, "region", "cn:44 cn:4403"),
        (#"{"name":"甲","region":"广东省"}"#, "region", "cn:44"), (#"{"name":"甲","address":null}"#, "address", nil),
        (#"{"name":"甲","address":"  "}"#, "address", nil),
        (#"{"name":"甲","address":"\u4e00\uD83D\uDE00\/\n路"}"#, "address", "一😀/\n路"),
      ] as [(String, String, String?)]))
  func spellings(_ fields: String, _ name: String, _ expected: String?, _ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      let report = try await desk.run("\u{FEFF}{\"fields\":\(fields)}\r\n\r\n", Organisation.kind, "a.jsonl")
      #expect(report.created == 1, "\(report.said)")
      let record = try #require(try await desk.all(Organisation.self).first)
      #expect(Organisation.field(name)?.get(record)?.canonical == expected)
    }
  }

  @Test("a field of another name is what --map says it is, or nothing", arguments: TestDatabase.all)
  func mapped(_ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      let line = #"{"fields":{"name":"甲","addr":"一路","x":{"y":[1]}},"etag":"z"}"#
      let report = try await desk.run(line, Organisation.kind, "a.jsonl") {
        $0.map = ["addr": "address", "x": "-", "etag": "-"]
      }
      #expect(report.created == 1, "\(report.said)")
      #expect(try await desk.all(Organisation.self).first?.address == "一路")
    }
  }

  @Test("a file of several kinds is read in the order that sources need", arguments: TestDatabase.all)
  func severalKinds(_ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      let file = try desk.file(
        #"""
        {"kind":"need","fields":{"name":"求","requester":"甲"},"source":"@p ¶1"}
        {"kind":"organisation","fields":{"name":"甲"}}
        {"kind":"publication","key":"p","fields":{"name":"某文"}}
        """#, "mixed.jsonl")
      let request = ImportRequest(file: file, kind: Organisation.kind, actor: "test")
      let plans = try KindOrder.requests(request, kind: nil).map { try ImportPlan($0) }
      #expect(plans.map(\.request.kind) == [Publication.kind, Organisation.kind, Need.kind])
      let reports = try await Importer.run(
        plans, label: "mixed", actor: "test", compactCodes: try Desk.codes.get(), into: desk.store)
      #expect(reports.allSatisfy { $0.created == 1 && $0.read == 1 })
      #expect(try await desk.all(Organisation.self).map(\.standing) == [nil])
    }
  }
}
