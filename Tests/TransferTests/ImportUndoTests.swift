import Core
import Foundation
import Registry
import Store
import TestSupport
import Testing
import Transfer

@Suite struct ImportUndoTests {
  @Test("a later file replaces what an earlier one said, and its undoing brings that back", arguments: TestDatabase.all)
  func undo(_ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      _ = try await desk.run("名称,等级,地址\n联影,一级,甲路\n", Organisation.kind)
      let before = try await desk.dump(without: Self.records)
      let report = try await desk.run("名称,等级,地址\n联影,二级,\n开立,,丙路\n", Organisation.kind, "later.csv")
      #expect(report.created == 1 && report.changed == 1)
      let undone = try await desk.undo(report.batch)
      #expect(undone.kept.isEmpty && undone.removed == 1 && undone.restored == 1)
      #expect(try await desk.dump(without: Self.records) == before)
      // The way is open for the same file once more.
      let again = try await desk.run("名称,等级,地址\n联影,二级,\n开立,,丙路\n", Organisation.kind, "later.csv")
      #expect(again.created == 1 && again.changed == 1 && again.batch != report.batch)
    }
  }

  @Test("undoing an import of needs takes the organisations along that it made", arguments: TestDatabase.all)
  func undoNeeds(_ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      let before = try await desk.dump(without: Self.records)
      var dice = Dice(seed: 40)
      let report = try await desk.run(ImportTests.needs(&dice), Need.kind)
      #expect(report.linked.provisional > 0)
      #expect(try await desk.undo(report.batch).kept.isEmpty)
      #expect(try await desk.dump(without: Self.records) == before)
    }
  }

  private static let records: Set<String> = ["journal", "journal_head", "journal_personal", "batch"]

  @Test("an undone batch whose need somebody edited keeps that need and who asks", arguments: TestDatabase.all)
  func undoEdited(_ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      let report = try await desk.run("物资名称,医院名称\n监护仪,协和医院\n", Need.kind)
      try await desk.store.act(as: "hand", "record.edit") { act in
        var old: Need?
        try Table<Need>.each(act.connection) { old = $0 }
        let before = try #require(old)
        var new = before
        new.unit = "台"
        try act.update(before, to: new)
      }
      _ = try await desk.undo(report.batch)
      let need = try #require(try await desk.all(Need.self).first)
      #expect(try await desk.all(Organisation.self).map(\.id) == [need.requester])
    }
  }
}
