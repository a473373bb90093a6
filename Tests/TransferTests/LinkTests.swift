import Core
import Foundation
import Registry
import Store
import TestSupport
import Testing
import Transfer

@Suite struct LinkTests {
  @Test("a requester is linked as existing, provisional or ambiguous", arguments: TestDatabase.all)
  func links(_ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      _ = try await desk.run("名称,地区\n协和医院,北京\n武警医院,湖北\n武警医院,广东\n", Organisation.kind, "organisations.csv")
      let text = "物资名称,医院名称\n口罩,协和医院\n口罩,武警医院\n口罩,来凤县中心医院\n手套,来凤县中心医院\n"
      let report = try await desk.run(text, Need.kind)
      let linked = [report.linked.existing, report.linked.ambiguous, report.linked.provisional]
      #expect(linked == [1, 1, 2], "\(report.said)")
      let needs = try await desk.all(Need.self)
      #expect(
        needs.first { $0.requesterName == "武警医院" }?.requester == nil && needs.allSatisfy { $0.requesterName != nil })
      let provisional = try await desk.all(Organisation.self).filter { $0.standing == "provisional" }
      #expect(provisional.map(\.name) == [Text("来凤县中心医院")])
      let candidates = try await desk.all(Candidate.self)
      #expect(
        candidates.count == 2
          && candidates.allSatisfy { $0.subject?.kind == Need.kind && $0.other?.kind == Organisation.kind })
    }
  }

  @Test(
    "keys of the same files may be told of before they come; what never comes refuses the rows that speak of it",
    arguments: TestDatabase.each([("o2", true), ("o9", false)]))
  func keys(_ parent: String, _ holds: Bool, _ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      let text = "key,名称,parent\no1,联影,@\(parent)\no2,开立,\n"
      if holds {
        let report = try await desk.run(text, Organisation.kind)
        #expect(report.created == 2 && report.refused.isEmpty)
        let organisations = try await desk.all(Organisation.self)
        let parent = organisations.first { $0.record.key == "o2" }?.id
        #expect(parent != nil && organisations.first(where: { $0.record.key == "o1" })?.parent == parent)
      } else {
        let report = try await desk.run(text, Organisation.kind)
        #expect(report.created == 1 && report.refused.map(\.row) == [2])
        #expect(report.refused.first?.refusal.rule == .importLinkAbsent && report.refused.first?.value == "@o9")
        #expect(try await desk.all(Organisation.self).map(\.name) == [Text("开立")])
      }
    }
  }

  @Test("a name that two kinds share does not link by itself", arguments: TestDatabase.all)
  func kinds(_ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      _ = try await desk.run("名称\n开立\n联影\n", Organisation.kind, "o.csv")
      _ = try await desk.run("名称\n开立\n", Product.kind, "p.csv")
      let report = try await desk.run("自,关系,至\n开立,合作,联影\n联影,合作,联影\n", Relation.kind)
      #expect(report.refused.map(\.row) == [2] && report.linked.ambiguous == 0 && report.created == 1)
    }
  }

  @Test("an id that the store lacks makes nobody up", arguments: TestDatabase.all)
  func unknownIDs(_ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      let report = try await desk.run("名称,提出单位.id\n监护仪,000000000000\n", Need.kind)
      #expect(report.refused.map(\.refusal.code) == ["import.link.absent"])
      #expect(report.refused.map { $0.cell.suffix(2) } == ["B2"])
      #expect(try await desk.all(Organisation.self).isEmpty)
    }
  }

  @Test(
    "a place's name that several have is asked about, and a province goes before the city of its name",
    arguments: TestDatabase.all)
  func places(_ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      let report = try await desk.run("名称,地区\n甲,吉林\n乙,cn:2202\n", Organisation.kind)
      #expect(report.refused.isEmpty)
      let regions = try await desk.all(Organisation.self).flatMap(\.region).map(\.description).sorted()
      #expect(regions == ["cn:22", "cn:2202"])
    }
  }
}
