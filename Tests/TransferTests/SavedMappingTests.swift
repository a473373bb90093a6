import Core
import Foundation
import Registry
import Store
import TestSupport
import Testing
import Transfer

@Suite struct SavedMappingTests {
  @Test(
    "a saved mapping serves a file that lacks some of its columns, and is not overwritten by another kind's",
    arguments: TestDatabase.all)
  func mappingsLater(_ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      var request = ImportRequest(file: try desk.file("甲,乙\nx,y\n"), kind: Organisation.kind, actor: "test")
      request.map = ["甲": "name", "乙": "address"]
      try await SavedMapping.save("mine", try ImportPlan(request), actor: "test", desk.store)
      var later = ImportRequest(file: try desk.file("甲,等级\nx,y\n", "later.csv"), kind: Organisation.kind, actor: "t")
      later.savedMap = try await SavedMapping.load("mine", Organisation.kind, desk.store)
      #expect(try ImportPlan(later).columns.map { $0.target?.field } == ["name", "level"])
      let needs = try ImportPlan(ImportRequest(file: try desk.file("名称\nx\n", "n.csv"), kind: Need.kind, actor: "t"))
      let refusal = await #expect(throws: Refusal.self) {
        try await SavedMapping.save("mine", needs, actor: "test", desk.store)
      }
      #expect(refusal?.rule == .importMappingTaken)
    }
  }

  @Test("a mapping is read as it was saved", arguments: ["甲,乙,丙\nx,y,z\n", "\"甲\nA\",乙,丙\nx,y,z\n"], TestDatabase.all)
  func mappings(_ text: String, _ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      let first = text.hasPrefix("\"") ? "甲\nA" : "甲"
      var request = ImportRequest(file: try desk.file(text), kind: Organisation.kind, actor: "test")
      request.map = [first: "name", "乙": "address"]
      let plan = try ImportPlan(request)
      for _ in 0..<2 { try await SavedMapping.save("mine", plan, actor: "test", desk.store) }
      let loaded = try await SavedMapping.load("MINE", Organisation.kind, desk.store)
      let folded = first.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(loaded == [folded: "name", "乙": "address", "丙": "-"])
      request.map = loaded
      #expect(try ImportPlan(request).columns.map { $0.target } == plan.columns.map { $0.target })
      for (name, kind) in [("other", Organisation.kind), ("mine", Need.kind)] {
        let refusal = await #expect(throws: Refusal.self) { _ = try await SavedMapping.load(name, kind, desk.store) }
        #expect(refusal?.rule == .importMappingAbsent)
      }
    }
  }
}
