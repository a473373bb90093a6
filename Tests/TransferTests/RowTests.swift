import Core
import Foundation
import Registry
import Store
import TestSupport
import Testing
import Transfer

@Suite struct RowTests {
  @Test(
    "a row that is refused is told by its cell, and the others go in",
    arguments: TestDatabase.each([
      ("名称,信用代码\n联影,1\n开立,\n", "organisation", "value.invalid", "B2"),
      ("名称,等级\n,三级\n开立,\n", "organisation", "value.required", "A2"),
      ("名称,地区\n开立,\n联影,火星\n", "organisation", "value.invalid", "B3"),
      ("名称,component\n监护仪,球管\n口罩,\n", "need", "import.link.absent", "B2"),
      ("id,名称\n000000000000,联影\n,开立\n", "organisation", "import.id.absent", "A2"),
    ]))
  func faults(_ text: String, _ kind: String, _ code: String, _ cell: String, _ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      let report = try await desk.run(text, Kind(kind))
      #expect(report.created == 1 && report.sum == report.read)
      let fault = try #require(report.refused.first)
      #expect(fault.refusal.code == code && "\(fault.row)" == cell.dropFirst())
      #expect(fault.cell.hasSuffix(cell), "\(fault.cell)")
      #expect(try await StoreCheck.problems(desk.store) == [])
    }
  }

  @Test("a key that another record has refuses its row and no other", arguments: TestDatabase.all)
  func keyTaken(_ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      _ = try await desk.run("key,名称\no1,联影\n,开立\n", Organisation.kind)
      let id = try #require(try await desk.all(Organisation.self).first { $0.record.key == nil }?.id)
      let report = try await desk.run("id,key,名称\n\(id),o1,开立\n,,理邦\n", Organisation.kind, "later.csv")
      #expect(report.created == 1 && report.refused.count == 1)
    }
  }

  @Test(
    "a column that is required and missing refuses the file",
    arguments: TestDatabase.each([
      ("等级\n三级\n", Refusal.Rule.importColumnMissing), ("天气\n晴\n", .importColumnNone),
      ("名称,天气\n", .importColumnAmbiguous),
    ]))
  func columns(_ text: String, _ rule: Refusal.Rule, _ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      let text = rule == .importColumnAmbiguous ? "名称,企业名称\n甲,乙\n" : text
      let refusal = await #expect(throws: Refusal.self) { _ = try await desk.run(text, Organisation.kind) }
      #expect(refusal?.rule == rule)
    }
  }

  @Test("several rows of one product are one product with several registrations", arguments: TestDatabase.all)
  func registrations(_ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      let text =
        "Device,Company,Submission Number,Decision Date\nPump,Acme,K210001,2021-02-03\nPump,Acme,K220002,2022-02-03\nScanner,Acme,DEN180001,2018-01-01\n"
      let report = try await desk.run(text, Product.kind)
      let counts = [report.created, report.merged, report.companions, report.sum]
      #expect(counts == [2, 1, 3, 3], "\(report.said)")
      let registrations = try await desk.all(Registration.self).sorted { ($0.number ?? "") < ($1.number ?? "") }
      #expect(registrations.map(\.route) == ["denovo", "510k", "510k"] && Set(registrations.map(\.product)).count == 2)
      #expect(registrations.allSatisfy { $0.authority == "fda" && $0.holder != nil })
      let organisations = try await desk.all(Organisation.self)
      #expect(organisations.map(\.name) == [Text("Acme")])
    }
  }
}
