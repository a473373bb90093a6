import Core
import Foundation
import Registry
import Store
import TestSupport
import Testing
import Transfer

/// A store that is exported whole and read into an empty one is the same store.
@Suite struct RestoreTests {
  /// From one database to the other, with records of so random a seed.
  struct Way: Sendable, CustomTestStringConvertible {
    let from: TestDatabase
    let to: TestDatabase
    let seed: UInt64
    var testDescription: String { "\(from.rawValue) to \(to.rawValue), seed \(seed)" }

    static let all = (UInt64(1)...2).flatMap { seed in
      [
        Way(from: .sqlite, to: .postgresql, seed: seed), Way(from: .postgresql, to: .sqlite, seed: seed),
      ]
    }
  }

  private static let formats = ["jsonl", "xlsx", "csv"]
  private static let analyser = TextAnalyser(document: { _ in [] }, query: { _ in [] })
  /// What is not the records': who wrote them when.
  private static let past: Set<String> = ["journal", "journal_head", "journal_personal", "migration", "batch"]

  @Test("random records of every kind, to the other database", arguments: formats, Way.all)
  func everyKind(_ format: String, _ way: Way) async throws {
    try await Desk.with(way.from) { from in
      try await from.fill(6, seed: way.seed)
      try await Desk.with(way.to) { to in
        let reports = try await Self.carry(from, to, format)
        #expect(reports.map(\.kind) == KindOrder.kinds)
        for report in reports { #expect(report.created == 6, "\(report.kind): \(report.said)") }
        try await Self.expectSame(from, to)
        let batches = try await (from.all(Batch.self), to.all(Batch.self))
        #expect(batches.1.count == batches.0.count + 1 && Set(batches.0.map(\.id)).isSubset(of: batches.1.map(\.id)))
        #expect(try await StoreCheck.problems(to.store) == [])
        let before = try await to.dump()
        let again = try await Self.carry(from, to, format)
        for report in again { #expect(report.unchanged == 6, "\(report.kind): \(report.said)") }
        #expect(try await to.dump() == before)
      }
    }
  }

  @Test("the example, in every format", arguments: formats, TestDatabase.all)
  func example(_ format: String, _ database: TestDatabase) async throws {
    try await Desk.withExample(database) { from in
      try await Desk.with(database) { to in
        let reports = try await Self.carry(from, to, format)
        #expect(reports.allSatisfy { $0.created == $0.read })
        try await Self.expectSame(from, to)
      }
    }
  }

  @Test(
    "an id that the store does not have is refused, unless the file is said to come from another store",
    arguments: TestDatabase.all)
  func strangers(_ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      let line = #"{"kind":"organisation","id":"0123456789ab","fields":{"name":"甲"}}"#
      let refused = try await desk.run(line, Organisation.kind, "a.jsonl")
      #expect(refused.refused.map(\.refusal.rule) == [.importIDAbsent])
      let taken = try await desk.run(line, Organisation.kind, "a.jsonl") { $0.keepsIDs = true }
      #expect(taken.created == 1)
      #expect(try await desk.all(Organisation.self).map(\.id) == [ID("0123456789ab")])
      let odd = line.replacing("0123456789ab", with: "../etc/passwd")
      let report = try await desk.run(odd, Organisation.kind, "b.jsonl") { $0.keepsIDs = true }
      #expect(report.refused.map(\.refusal.rule) == [.importIDInvalid])
    }
  }

  @Test("a reference to what never comes refuses everything", arguments: TestDatabase.all)
  func dangling(_ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      let before = try await desk.dump()
      let lines = #"""
        {"id":"0123456789ab","fields":{"name":"甲"}}
        {"id":"0123456789ac","fields":{"name":"乙","parent":"organisation/0123456789zz"}}
        """#
      let error = await #expect(throws: Refusal.self) {
        _ = try await desk.run(lines, Organisation.kind, "a.jsonl") { $0.keepsIDs = true }
      }
      #expect(error?.rule == .importKeyDangling)
      #expect(try await desk.dump() == before)
    }
  }

  @Test("what a row says of its source counts as far as it can be true here", arguments: TestDatabase.all)
  func sources(_ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      _ = try await desk.run("key,name\np1,某文\n", Publication.kind)
      let publication = try #require(try await desk.all(Publication.self).first?.id.rawValue)
      let lines = #"""
        {"fields":{"name":"甲","address":"一路"},"source":"publication/\#(publication)#¶1","sources":{"address":"@p1 ¶2"}}
        {"fields":{"name":"乙"},"source":"batch/000000000000#3"}
        {"fields":{"name":"丙"},"source":"publication/000000000000"}
        """#
      let report = try await desk.run(lines, Organisation.kind, "a.jsonl")
      #expect(report.created == 2 && report.refused.map(\.row) == [3], "\(report.said)")
      let records = try await desk.all(Organisation.self).sorted { $0.name.best(.zh) < $1.name.best(.zh) }
      #expect(records[1].record.source == Citation(.publication, publication, "¶1"))
      #expect(records[1].record.sources == ["address": Citation(.publication, publication, "¶2")])
      #expect(records[0].record.source == Citation(.batch, report.batch, "2"))
    }
  }

  private static func expectSame(_ from: Desk, _ to: Desk) async throws {
    let (before, after) = try await (from.dump(without: past), to.dump(without: past))
    #expect(before.keys.sorted() == after.keys.sorted())
    for (table, rows) in before {
      let others = after[table] ?? []
      #expect(Set(rows).subtracting(others).sorted().first == Set(others).subtracting(rows).sorted().first, "\(table)")
      #expect(rows.count == others.count)
    }
  }

  private static func carry(_ from: Desk, _ to: Desk, _ format: String) async throws -> [ImportReport] {
    let cluster = try await Cluster.load(from.store, analyser: analyser, compactCodes: try Desk.codes.get())
    let folder = from.folder.appending(path: format)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for kind in KindOrder.kinds where cluster.count(kind, for: .operating) > 0 {
      _ = try Exporter.export(
        kind, of: cluster, to: folder.appending(path: "\(kind).\(format)").path, .zh, withSources: true, for: .operating
      )
    }
    let plans = try KindOrder.files(in: folder).map { kind, file in
      var request = ImportRequest(file: file, kind: kind, actor: "test")
      request.keepsIDs = true
      return try ImportPlan(request)
    }
    return try await Importer.run(
      plans, label: "all", actor: "test", compactCodes: try Desk.codes.get(), into: to.store)
  }
}
