import Core
import Registry
import TestSupport
import Testing

@testable import Transfer

/// What people write into tables without thinking of a program.
@Suite struct SheetHabitsTests {
  @Test(
    "a unit beside its number is the number's unit, unless a column says another",
    arguments: TestDatabase.each([
      ("数量", "10台", "10", "台"), ("数量", "1,200 套", "1200", "套"), ("数量", "2.5kg", "2.5", "kg"), ("数量", "10", "10", nil),
      ("单位,数量", "箱,10台", "10", "箱"), ("数量,单位", "10台,箱", "10", "箱"), ("数量", "约10台", nil, nil),
      ("数量", "10-20台", nil, nil),
      ("数量", "10台5套", nil, nil),
    ]))
  func units(_ header: String, _ cells: String, _ number: String?, _ unit: String?, _ database: TestDatabase)
    async throws
  {
    try await Desk.with(database) { desk in
      let report = try await desk.run(
        "名称,\(header)\n监护仪,\"\(cells.replacing(",", with: header.contains(",") ? "\",\"" : ","))\"\n", Need.kind)
      #expect(report.refused.map(\.refusal.rule) == (number == nil ? [.valueInvalid] : []), "\(report.said)")
      let needs = try await desk.all(Need.self)
      #expect(needs.map { $0.quantity.map { "\($0)" } } == (number == nil ? [] : [number]))
      #expect(needs.map(\.unit) == (number == nil ? [] : [unit]))
    }
  }

  @Test(
    "a row that adds the table up is told, and is no record",
    arguments: TestDatabase.each(["合计", "总 计", "Total", "共计"]))
  func sums(_ words: String, _ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      let report = try await desk.run("名称,等级\n协和医院,三级\n\(words),12\n", Organisation.kind)
      #expect(report.created == 1 && report.refused.map { $0.cell.suffix(2) } == ["A3"])
      #expect(report.refused.map(\.refusal.rule) == [.importRowTotal])
    }
  }

  @Test(
    "a region is also known by its six digits",
    arguments: TestDatabase.each([
      ("440300", "cn:4403"), ("420000", "cn:42"), ("11", "cn:11"), ("990000", nil), ("44030", nil),
    ]))
  func regions(_ words: String, _ code: String?, _ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      let report = try await desk.run("名称,所在地\n协和医院,\(words)\n", Organisation.kind)
      #expect(report.created == (code == nil ? 0 : 1), "\(report.said)")
      #expect(try await desk.all(Organisation.self).map { $0.region.map(\.description) } == (code.map { [[$0]] } ?? []))
    }
  }
}
