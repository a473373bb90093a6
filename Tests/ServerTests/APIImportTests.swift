import Core
import Foundation
import HTTPTypes
import Registry
import Store
import TestSupport
import Testing

@testable import Server

/// Imports over the API, from the file handed in to its being taken back.
@Suite struct APIImportTests {
  private static let table = "名称,角色\n示例一厂,maker\n示例二厂,maker\n,maker\n"
  private static let csv: HTTPFields = [.contentType: "text/csv"]

  /// Hands a table in and waits until its job is over.
  private func run(
    _ house: House, _ body: String = table, _ headers: HTTPFields = csv, query: String = "kind=organisation&file=t.csv"
  ) async throws -> Answer {
    let taken = try await house.operate("/api/v1/imports?\(query)", method: .post, headers, body: body)
    guard taken.status == 202, let place = taken.headers[.location] else { return taken }
    return try await over(house, place)
  }

  private func over(_ house: House, _ place: String) async throws -> Answer {
    while true {
      let answer = try await house.operate(place)
      guard ["queued", "running"].contains(answer.json["state"] as? String ?? "") else { return answer }
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  private func totals(_ house: House) async throws -> Int? {
    try await house.get("/api/v1/organisations").json["total"] as? Int
  }

  @Test("a file is imported, told of row by row, and taken back", arguments: TestDatabase.all)
  func story(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let before = try await totals(house)
      let job = try await run(house)
      #expect(job.json["state"] as? String == "done")
      let report = job.json["report"] as? [String: Any] ?? [:]
      #expect(report["read"] as? Int == 3 && report["created"] as? Int == 2)
      let refused = (report["refused"] as? [[String: Any]])?.first
      #expect(refused?["cell"] as? String == "A4" && refused?["code"] as? String == "value.required")
      #expect(try await totals(house) == (before ?? 0) + 2, "what was imported is there when the job says so")
      let place = try #require((job.json["links"] as? [String: String])?["self"])
      let rows = try await house.operate("\(place)/rows")
      #expect(rows.json["total"] as? Int == 1)
      #expect(NSDictionary(dictionary: rows.items[0]) == NSDictionary(dictionary: refused ?? [:]))
      try await house.operate("\(place)/undo", method: .post, [.ifMatch: "\"other\""]).expectProblem(
        412, "api.precondition")
      let tag = try #require(job.headers[.eTag])
      let undone = try await house.operate("\(place)/undo", method: .post, [.ifMatch: tag])
      #expect(undone.json["removed"] as? Int == 2)
      #expect(try await totals(house) == before)
      #expect(try await house.operate(place).json["state"] as? String == "undone")
      try await house.operate("\(place)/undo", method: .post).expectProblem(409, "api.import.nothing")
    }
  }

  @Test("the same key and file are one job; the same key with another file is refused", arguments: TestDatabase.all)
  func idempotency(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      var headers = Self.csv
      headers[HTTPField.Name("Idempotency-Key")!] = "monday"
      let first = try await run(house, Self.table, headers)
      let again = try await run(house, Self.table, headers)
      #expect(first.json["id"] as? String == again.json["id"] as? String)
      try await run(house, Self.table + "示例三厂,maker\n", headers).expectProblem(422, "api.import.key")
      try await run(house, Self.table, headers, query: "kind=product&file=t.csv").expectProblem(422, "api.import.key")
      // Without a key it is another job, which finds that nothing changed and has nothing to take back.
      let other = try await run(house)
      #expect(other.json["id"] as? String != first.json["id"] as? String && other.json["batch"] == nil)
      #expect((other.json["report"] as? [String: Any])?["unchanged"] as? Int == 2)
      let place = try #require((other.json["links"] as? [String: String])?["undo"])
      try await house.operate(place, method: .post).expectProblem(409, "api.import.nothing")
    }
  }

  @Test(
    "a file that is none is refused whole, and the store stays as it was",
    arguments: TestDatabase.each([
      ("x,y\n1,2\n", "", "import.column.none"), ("名称,机构名称\na,b\n", "", "import.column.ambiguous"),
      ("PK\u{3}\u{4}xxxx", "", "import.file.truncated"), ("名称\na\n", "&map=no%3Dname", "import.map.column"),
      ("名称\na\n", "&mapping=none", "import.mapping.absent"), ("名称\na\n", "&set=sheep%3D1", "field.unknown"),
    ]))
  func refused(body: String, query: String, code: String, _ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let before = house.live.current.cluster.sequence
      let job = try await run(house, body, query: "kind=organisation&file=t.csv\(query)")
      #expect(job.json["state"] as? String == "refused", "\(job.body)")
      let error = job.json["error"] as? [String: Any] ?? [:]
      #expect(error["code"] as? String == code && (error["zh"] as? String)?.isEmpty == false)
      try await house.live.refresh()
      #expect(house.live.current.cluster.sequence == before)
    }
  }

  @Test(
    "what is no import is refused before it is one",
    arguments: TestDatabase.each([
      ("", "text/csv", "kind=organisation", 422, "api.body.empty"),
      ("a", "image/png", "kind=organisation", 415, "api.body.type"),
      ("a", "text/csv", "", 400, "api.parameter.missing"),
      ("a", "text/csv", "kind=batch", 400, "api.parameter.invalid"),
      ("a", "text/csv", "kind=need&dates=ymd", 400, "api.parameter.invalid"),
      ("a", "text/csv", "kind=need&map=x", 400, "api.parameter.invalid"),
      ("a", "multipart/form-data", "kind=need", 400, "api.body.form"),
      ("a", "multipart/form-data; boundary=b", "kind=need", 400, "api.body.form"),
    ]))
  func unfit(body: String, type: String, query: String, status: Int, code: String, _ database: TestDatabase)
    async throws
  {
    try await House.with(database) { house in
      let answer = try await house.operate("/api/v1/imports?\(query)", method: .post, [.contentType: type], body: body)
      answer.expectProblem(status, code)
    }
  }

  @Test("a form does as well as a body", arguments: TestDatabase.all)
  func form(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let body =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"表.csv\"\r\n\r\n\(Self.table)\r\n--b--\r\n"
      let job = try await run(
        house, body, [.contentType: "multipart/form-data; boundary=b"], query: "kind=organisation")
      #expect(job.json["file"] as? String == "表.csv" && job.json["state"] as? String == "done")
      #expect((job.json["report"] as? [String: Any])?["created"] as? Int == 2)
    }
  }

  @Test("jobs that come together are done one after the other, each as asked", arguments: TestDatabase.all)
  func together(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let jobs = try await withThrowingTaskGroup(of: Answer.self) { group in
        for number in 1...8 {
          group.addTask {
            try await run(house, "名称,角色\n第\(number)厂,maker\n", query: "kind=organisation&file=\(number).csv")
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(jobs.allSatisfy { ($0.json["report"] as? [String: Any])?["created"] as? Int == 1 })
      #expect(Set(jobs.compactMap { $0.json["batch"] as? String }).count == 8)
    }
  }

  @Test("a server that ended leaves no job running; what was done stays told", arguments: TestDatabase.all)
  func restart(_ database: TestDatabase) async throws {
    try await House.with(database) { house in
      let done = try await run(house)
      var lost = ImportJob(
        id: "0123456789abcdefghjk", kind: Organisation.kind, file: "t.csv", fingerprint: "f", key: nil,
        host: ProcessInfo.processInfo.hostName, created: 1)
      lost.state = .running
      let job = lost
      try await house.store.write { try ImportJobTable.insert(job, $0) }
      let desk = ImportDesk(store: house.store, live: house.live, compactCodes: [], logger: House.silent)
      try await desk.recover()
      let token = try APIToken(House.token)
      let next = house.behind(
        Portal(
          live: house.live, version: "test", logger: House.silent, passwords: try House.passwords.get(), desk: desk,
          token: token))
      #expect(try await next.operate("/api/v1/imports/0123456789abcdefghjk").json["state"] as? String == "interrupted")
      let place = try #require((done.json["links"] as? [String: String])?["self"])
      #expect(NSDictionary(dictionary: try await next.operate(place).json) == NSDictionary(dictionary: done.json))
    }
  }
}
