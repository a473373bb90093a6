import Core
import Foundation
import Registry
import Store
import TestSupport
import Testing
import Transfer

/// Files that are read again after some of their records turned out to be one.
@Suite struct MergeTests {
  private static let hospitals = """
    医院名称,省份,等级,地址,简介
    示例市第一医院,广东省,三级甲等,示例路1号,综合医院
    示例市第一人民医院,广东省,三级,示例路一号,
    示例市第一医院（东院）,浙江省,,东路2号,分院
    示例市中医院,广东省,二级,中医路3号,
    """

  private static let second = """
    医院名称,省份,等级,地址,网站
    示例一院,广东省,三级乙等,示例大道1号,https://one.example.cn
    示例市中医院,广东省,二级,中医路3号,
    """

  @Test(
    "files read again after a merge change nothing, in whatever order, and do not bring the lost record back",
    arguments: TestDatabase.all)
  func again(_ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      _ = try await desk.run(Self.hospitals, Organisation.kind, "a.csv")
      _ = try await desk.run(Self.second, Organisation.kind, "b.csv")
      _ = try await desk.run("需求名称,需求单位,数量\n监护仪,示例市第一人民医院,3\n", Need.kind, "c.csv")
      for name in ["示例市第一人民医院", "示例市第一医院（东院）", "示例一院"] {
        try await desk.merge(name, into: "示例市第一医院")
      }
      let before = try await desk.dump(without: [])
      for (text, kind, name) in [
        (Self.hospitals, Organisation.kind, "a.csv"), (Self.second, Organisation.kind, "b.csv"),
        ("需求名称,需求单位,数量\n监护仪,示例市第一人民医院,3\n", Need.kind, "c.csv"),
        // The same rows in files of other bytes: a part of the first, a row alone.
        (Self.hospitals.split(separator: "\n").prefix(3).joined(separator: "\n"), Organisation.kind, "d.csv"),
        ("医院名称,省份,等级\n示例一院,广东省,三级乙等\n", Organisation.kind, "e.csv"),
      ] {
        let report = try await desk.run(text, kind, name)
        #expect(report.created == 0 && report.changed == 0 && report.refused.isEmpty, "\(name)")
        #expect(try await desk.dump(without: []) == before, "\(name)")
      }
    }
  }

  @Test(
    "a row that names a lost record by name, id, key or credit code is about the one that it was merged into",
    arguments: [
      "医院名称,网站\n示例一院,https://x.example.cn\n", "id,网站\nLOSER,https://x.example.cn\n",
      "key,网站\nb1,https://x.example.cn\n", "统一社会信用代码,医院名称,网站\n914403007084678371,别的名字,https://x.example.cn\n",
    ], TestDatabase.all)
  func found(_ file: String, _ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      _ = try await desk.run("key,医院名称\na1,示例市第一医院\n", Organisation.kind, "a.csv")
      _ = try await desk.run("key,医院名称,统一社会信用代码\nb1,示例一院,914403007084678371\n", Organisation.kind, "b.csv")
      let lost = try await desk.merge("示例一院", into: "示例市第一医院")
      let report = try await desk.run(file.replacing("LOSER", with: lost.id), Organisation.kind, "c.csv")
      #expect(report.created == 0 && report.changed == 1 && report.refused.isEmpty)
      let all = try await desk.all(Organisation.self)
      #expect(all.map(\.website) == ["https://x.example.cn"] && all.first?.record.key == "a1")
    }
  }

  @Test(
    "who links to a lost record links to the one that it was merged into", arguments: ["示例一院", "@b1", "LOSER"],
    TestDatabase.all)
  func linked(_ requester: String, _ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      _ = try await desk.run("key,医院名称\na1,示例市第一医院\nb1,示例一院\n", Organisation.kind, "a.csv")
      let lost = try await desk.merge("示例一院", into: "示例市第一医院")
      let words = requester == "LOSER" ? lost.id : requester
      let report = try await desk.run("需求名称,需求单位\n监护仪,\(words)\n", Need.kind, "n.csv")
      #expect(report.linked.existing == 1 && report.linked.provisional == 0)
      let organisation = try #require(try await desk.all(Organisation.self).first)
      #expect(try await desk.all(Need.self).map(\.requester) == [organisation.id])
    }
  }

  @Test(
    "people of merged organisations, merged themselves, are found by the names of both", arguments: TestDatabase.all)
  func people(_ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      _ = try await desk.run("医院名称\n示例甲院\n示例乙院\n示例丙院\n", Organisation.kind, "o.csv")
      let people = "姓名,单位,职务\n示例张三,示例甲院,主任\n示例张三,示例乙院,院长\n示例张三,示例丙院,顾问\n"
      _ = try await desk.run(people, Person.kind, "p.csv")
      let all = try await desk.all(Person.self)
      #expect(all.count == 3)
      try await desk.store.act(as: "t", "record.merge") { act in
        try act.merge(all[0].ref, into: all[1].ref)
        try act.merge(all[1].ref, into: all[2].ref)
      }
      try await desk.merge("示例甲院", into: "示例丙院")
      try await desk.merge("示例乙院", into: "示例丙院")
      let before = try await desk.dump(without: [])
      let report = try await desk.run(people, Person.kind, "p.csv")
      #expect(report.created == 0 && report.changed == 0 && report.merged == 2)
      #expect(try await desk.dump(without: []) == before)
    }
  }

  @Test(
    "products that share all that identifies them since their makers are one are told apart by what they say",
    arguments: TestDatabase.all)
  func alike(_ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      let products = "产品名称,生产企业,阶段\n示例监护仪,示例甲司,上市\n示例监护仪,示例乙司,研发\n"
      _ = try await desk.run(products, Product.kind, "p.csv")
      try await desk.merge("示例甲司", into: "示例乙司")
      let before = try await desk.dump(without: [])
      let report = try await desk.run(products, Product.kind, "p.csv")
      #expect(report.unchanged == 2)
      #expect(try await desk.dump(without: []) == before)
    }
  }

  @Test("an import of records that were merged since cannot take them with it", arguments: TestDatabase.all)
  func undo(_ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      let first = try await desk.run("医院名称\n示例市第一医院\n", Organisation.kind, "a.csv")
      let second = try await desk.run("医院名称\n示例一院\n", Organisation.kind, "b.csv")
      let lost = try await desk.merge("示例一院", into: "示例市第一医院")
      for batch in [first.batch, second.batch] { #expect(try await desk.undo(batch).kept.count == 1) }
      #expect(try await StoreCheck.problems(desk.store) == [])
      try await desk.store.act(as: "t", "record.split") { _ = try $0.split(lost) }
      #expect(try await desk.all(Organisation.self).count == 2)
      #expect(try await StoreCheck.problems(desk.store) == [])
    }
  }
}

extension Desk {
  /// Returns the lost record's former address.
  @discardableResult
  func merge(_ loser: String, into winner: String) async throws -> Ref {
    try await store.act(as: "t", "record.merge") { act in
      let found = try [loser, winner].map { name -> Ref in
        let ids = try Lookup.find(Organisation.kind, .init("name", NameKey.of(name)), act.connection)
        return Ref(Organisation.kind, try #require(ids.first))
      }
      try act.merge(found[0], into: found[1])
      return found[0]
    }
  }
}
