import Core
import Foundation
import Registry
import TestSupport
import Testing
import Transfer

@Suite struct ColumnReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let kind: String
    let headers: [String]
    var map: [String: String] = [:]
    /// `field how` a column, or the code of the refusal.
    let expected: [String]
    var testDescription: String { "\(kind): \(headers.joined(separator: ", ")) \(map)" }
  }

  static let cases = [
    Case(
      kind: "organisation", headers: ["名称", "Region", "credit_code"],
      expected: ["name exact", "region exact", "credit_code exact"]),
    Case(
      kind: "organisation", headers: ["机构名称", "省", "CREDIT CODE", "备注"],
      expected: ["name alias", "region alias", "credit_code exact", "about alias"]),
    Case(kind: "organisation", headers: ["id", "key", "source", "来源"], expected: ["import.column.ambiguous"]),
    Case(
      kind: "organisation", headers: ["id", "key", "source", "name.en", "Name.zh-Hant", "parent.id"],
      expected: ["id exact", "key exact", "source exact", "name.en exact", "name.zh-Hant exact", "parent.id exact"]),
    Case(
      kind: "organisation", headers: ["名称（必填）", "地址：", "天气"], expected: ["name guess", "address exact", "- ignored"]),
    Case(kind: "organisation", headers: ["名称/Name", "等级 Level"], expected: ["name guess", "level guess"]),
    Case(kind: "organisation", headers: ["名称 Address"], expected: ["- ignored"]),
    Case(kind: "organisation", headers: ["名称", "Name"], expected: ["import.column.ambiguous"]),
    Case(kind: "organisation", headers: ["名称", "企业名称"], map: ["企业名称": "-"], expected: ["name exact", "- ignored"]),
    Case(
      kind: "organisation", headers: ["名称", "天气"], map: ["天气": "about", "名称": "name.en"],
      expected: ["name.en mapped", "about mapped"]),
    Case(kind: "organisation", headers: ["名称"], map: ["天气": "about"], expected: ["import.map.column"]),
    Case(kind: "organisation", headers: ["名称"], map: ["名称": "weather"], expected: ["field.unknown"]),
    Case(kind: "organisation", headers: ["名称", "天气"], map: ["天气": "name"], expected: ["import.column.ambiguous"]),
    Case(
      kind: "product",
      headers: [
        "Date of Final Decision", "Submission Number", "Device", "Company", "Panel (lead)", "Primary Product Code",
      ],
      expected: [
        "registration.decided alias", "registration.number alias", "name alias", "maker alias", "panel alias",
        "categories alias",
      ]),
    Case(
      kind: "product", headers: ["产品名称", "注册证编号", "生产企业", "生产企业.id"],
      expected: ["name alias", "registration.number exact", "maker exact", "maker.id exact"]),
    Case(
      kind: "need", headers: ["物资名称", "需求数量", "医院名称"], expected: ["name alias", "quantity alias", "requester alias"]),
  ]

  @Test(arguments: cases) func check(_ one: Case) throws {
    let reader = ColumnReader(try Entities.named(one.kind))
    let headers = one.headers.enumerated().map { (index: $0, text: $1, place: "T!\($0)") }
    let said: [String]
    do {
      said = try reader.read(headers, map: one.map).map { "\($0.target?.spelled(in: Kind(one.kind)) ?? "-") \($0.how)" }
    } catch let refusal as Refusal {
      said = [refusal.code]
    }
    #expect(said == one.expected)
  }

  @Test(
    "what is exported under a label is read as that field again", arguments: Entities.subjects.map { $0.kind },
    [Language.zh, .en])
  func labels(_ kind: Kind, _ language: Language) throws {
    let type = try #require(Entities.type(kind))
    let headers = Self.headers(type, language)
    let readings = try ColumnReader(type).read(headers.map { (index: 0, text: $0.header, place: "") })
    for (header, reading) in zip(headers, readings) {
      #expect(reading.how == .exact && reading.target?.spelled(in: kind) == header.target, "\(header)")
    }
  }

  private static func headers<E: Entity>(_ type: E.Type, _ language: Language) -> [(header: String, target: String)] {
    [("id", "id"), ("key", "key")]
      + E.fields.flatMap { field -> [(String, String)] in
        let label = field.label[language]
        switch field.type {
        case .text: return ["zh", "zh-Hant", "en"].map { ("\(label).\($0)", "\(field.name).\($0)") }
        case .ref: return [(label, field.name), ("\(label).id", "\(field.name).id")]
        default: return [(label, field.name)]
        }
      }
  }
}

@Suite struct DateOrderTests {
  @Test(
    "which comes first, day or month",
    arguments: TestDatabase.each(
      [
        (["06/08/2023", "13/08/2023"], nil, ["2023-08-06", "2023-08-13"]),
        (["06/08/2023", "08/13/2023"], nil, ["2023-06-08", "2023-08-13"]),
        (["08/08/2023"], nil, ["2023-08-08"]), (["2023-06-08", "2023/6/9"], nil, ["2023-06-08", "2023-06-09"]),
        (["06/08/2023"], nil, ["import.date.order"]), (["06/08/2023"], .monthFirst, ["2023-06-08"]),
        (["06/08/2023"], .dayFirst, ["2023-08-06"]),
        (["13/08/2023", "08/13/2023", "06/08/2023"], nil, ["import.date.order"]),
        (["13/08/2023", "06/08/2023"], .monthFirst, ["value.invalid", "2023-06-08"]),
      ] as [([String], DateOrder?, [String])]))
  func order(_ cells: [String], _ order: DateOrder?, _ expected: [String], _ database: TestDatabase) async throws {
    let text = "name,needed by\n" + cells.enumerated().map { "需求\($0),\($1)\n" }.joined()
    try await Desk.with(database) { desk in
      do {
        let report = try await desk.run(text, Need.kind) { $0.dateOrder = order }
        let needs = try await desk.all(Need.self).sorted { $0.name.best(.zh) < $1.name.best(.zh) }
        #expect(report.refused.map(\.refusal.code) + needs.compactMap { $0.neededBy?.description } == expected)
      } catch let refusal as Refusal {
        #expect([refusal.code] == expected)
      }
    }
  }
}

@Suite struct CellParserTests {
  @Test(
    "cells",
    arguments: [
      ("organisation.name", " 迈瑞 ", #"{"_":"zh","zh":"迈瑞"}"#),
      ("organisation.roles", "医院; 生产企业、Hospital", "hospital|maker"),
      ("organisation.roles", "医院、巫师", nil), ("organisation.aliases", "A; B、C\nD", "A|B|C|D"),
      ("organisation.aliases", "a|b", "a|b"),
      ("organisation.website", "https://x.cn/a", "https://x.cn/a"), ("organisation.website", "www.x.cn", nil),
      ("organisation.website", "javascript:alert(1)", nil), ("organisation.website", "http://", nil),
      ("organisation.credit_code", "914403007084678371", "914403007084678371"),
      ("organisation.credit_code", "914403007084678372", nil),
      ("organisation.region", "广东省", "cn:44"), ("organisation.region", "深圳", "cn:4403"),
      ("organisation.region", "cn:440305", "cn:440305"),
      ("organisation.region", "4403", "cn:4403"), ("organisation.region", "Germany", "iso:DE"),
      ("organisation.region", "火星", nil),
      ("product.categories", "07-04", "nmpa:07-04"), ("product.categories", "qih", "fda:QIH"),
      ("product.categories", "监护仪", "nmpa:07-04"),
      ("product.categories", "nmpa:07-04; QIH; 07-04", "nmpa:07-04 fda:QIH"), ("product.categories", "no such", nil),
      ("product.stage", "已上市", "marketed"), ("product.stage", "卖完了", nil), ("registration.class", "Ⅱ类", "II"),
      ("need.quantity", "1,200.5", "1200.5"), ("need.quantity", "50%", nil), ("need.quantity", "1,5", nil),
      ("figure.value", "50%", "50"), ("need.quantity", "1e3", "1000"),
      ("need.quantity", "12个", nil),
      ("need.quantity", "-", nil), ("need.budget", "CNY 1,234.50", "CNY 1234.50"),
      ("need.budget", "1234", "CNY 1234.00"), ("need.budget", "约五万", nil),
      ("need.needed_by", "2023年6月8日", "2023-06-08"), ("need.needed_by", "20230608", "2023-06-08"),
      ("need.needed_by", "2023.6.8", "2023-06-08"),
      ("need.needed_by", "06/08/2023", nil), ("need.needed_by", "08/08/2023", "2023-08-08"),
      ("need.needed_by", "2023-02-30", nil),
      ("need.needed_by", "尽快", nil), ("policy.issued", "2022年7月", "2022-07"), ("policy.issued", "2022", "2022"),
      ("policy.issued", "2022/7", "2022-07"),
      ("policy.issued", "2022年13月", nil), ("policy.issued", "2022-07/2022-09", "2022-07/2022-09"),
      ("offer.capacity", "-1", nil), ("offer.load", "0", "0"), ("person.load", "-3", nil),
      ("need.quantity", "-10", nil),
      ("need.budget", "-100万元", nil), ("need.area", "-2.5", nil), ("place.free_area", "0", "0"),
      ("figure.value", "-3.2", "-3.2"),
      ("policy.conditions", "role=wizard", nil),
      ("policy.conditions", "role=maker", "role=maker"), ("batch.rows", "1,000", "1000"), ("batch.rows", "1.5", nil),
    ] as [(String, String, String?)])
  func check(_ field: String, _ text: String, _ expected: String?) throws {
    let parts = field.split(separator: ".").map(String.init)
    let type = try #require(Entities.type(Kind(parts[0])))
    try Self.check(type, parts[1], text, expected)
  }

  @Test("a dash is no code", arguments: ["-", "--", "①②", "07-04-"])
  func dashes(_ text: String) throws {
    do {
      try Self.check(Product.self, "categories", text, nil)
    }
  }

  @Test("nothing is nothing, whatever the field", arguments: ["", " ", "\n\t", "　"])
  func empty(_ text: String) throws {
    for type in Entities.all { try Self.empty(type, text) }
  }

  private static func empty<E: Entity>(_ type: E.Type, _ text: String) throws {
    let parser = CellParser(codes: CodeBook())
    for field in E.fields { #expect(try parser.value(text, field, at: nil) == nil) }
  }

  private static func check<E: Entity>(_ type: E.Type, _ name: String, _ text: String, _ expected: String?) throws {
    let field = try #require(E.field(name))
    let parser = CellParser(codes: CodeBook(try Desk.codes.get()))
    do {
      let value = try parser.value(text, field, at: "T!A1")
      #expect(value?.canonical == expected)
      if let value { #expect(field.type.decode(value.canonical) == value) }
    } catch let refusal as Refusal {
      #expect(expected == nil && refusal.rule == .valueInvalid && refusal.place == "T!A1", "\(refusal)")
    }
  }
}
