import Core
import Foundation
import Registry
import Store
import TestSupport
import Testing

@Suite struct NameTests {
  @Test(
    "what does not tell names apart",
    arguments: [
      ("武汉大学中南医院（武大中南）", "武汉大学中南医院(武大中南)"), ("3M", "3Ｍ"), ("邁瑞醫療", "迈瑞医疗"), ("MINDRAY", "mindray"),
      ("Siemens Healthineers", "siemens  healthineers"), ("迈瑞·医疗", "迈瑞医疗"), ("「迈瑞」", "迈瑞"), ("①号", "1号"),
      ("ﬁbre", "fibre"),
    ])
  func same(_ a: String, _ b: String) { #expect(NameKey.of(a) == NameKey.of(b)) }

  @Test(
    "what does",
    arguments: [
      ("A+", "A"), ("BC-5390", "BC5390"), ("1.5T", "15T"), ("第一医院", "第二医院"), ("C#", "C"), ("", "a"), ("50%", "50"),
    ])
  func different(_ a: String, _ b: String) { #expect(NameKey.of(a) != NameKey.of(b)) }

  @Test("ASCII is folded as it is beside other characters")
  func ascii() {
    var dice = Dice(seed: 10)
    for _ in 0..<500 {
      let name = (0..<dice.below(12)).map { _ in String(Unicode.Scalar(UInt8(dice.below(128)))) }.joined()
      #expect(NameKey.of(name) + "医" == NameKey.of(name + "医"), "\(name.debugDescription)")
    }
  }

  @Test("a name's form has itself as its form")
  func idempotent() {
    var dice = Dice(seed: 9)
    for _ in 0..<500 {
      let key = NameKey.of(dice.string())
      #expect(NameKey.of(key) == key)
    }
  }

  @Test(
    "every word of every vocabulary is found by each of its own names",
    arguments: Vocabulary.all)
  func vocabularies(_ vocabulary: Vocabulary) {
    for word in vocabulary.words {
      for name in [word.value, word.label.zh, word.label.en] + word.aliases {
        #expect(vocabulary.word(name)?.value == word.value, "\(name)")
      }
    }
  }

  @Test(
    "kinds by what people call them",
    arguments: [
      ("need", "need"), ("Needs", "need"), ("需求", "need"), ("ORGANISATION", "organisation"), ("机构", "organisation"),
      ("reference-set", "reference-set"), ("Policies", "policy"), ("people", "person"),
    ])
  func kinds(_ name: String, _ kind: String) throws { #expect(try Entities.named(name).kind.rawValue == kind) }

  @Test("a stranger is no kind", arguments: ["", "hospital", "need "])
  func strangers(_ name: String) {
    let refusal = #expect(throws: Refusal.self) { _ = try Entities.named(name) }
    #expect(refusal?.rule == .unknownKind)
  }
}

@Suite struct NameCandidateTests {
  static let names = ["武汉大学中南医院", "武汉大学人民医院", "华中科技大学同济医学院附属协和医院", "深圳迈瑞生物医疗电子股份有限公司", "北京协和医院", "厦门市妇幼保健院"]

  @Test(
    "candidates",
    arguments: TestDatabase.each([
      ("武汉大学中南医院（武大中南）", ["武汉大学中南医院"]), ("武汉大学", []), ("深圳迈瑞生物医疗电子有限公司", ["深圳迈瑞生物医疗电子股份有限公司"]),
      ("迈瑞", []), ("", []), ("武汉大学医院", []), ("武汉大学人民中南医院", ["武汉大学中南医院", "武汉大学人民医院"]), ("待核实医院", []),
      ("天门市妇幼保健院", []), ("福建省厦门市妇幼保健院", ["厦门市妇幼保健院"]),
    ]))
  func candidates(_ name: String, _ expected: [String], _ database: TestDatabase) async throws {
    try await World.with(database, seed: 10) { world in
      try await world.act { act, _, _ in
        for (number, name) in (Self.names + ["待核实医院"]).enumerated() {
          var organisation = Organisation(id: ID("o\(number)"))
          organisation.name = Text(name)
          organisation.standing = name == "待核实医院" ? "provisional" : nil
          try act.create(organisation)
        }
        // The world's own organisations are named at random, and one may well be called 迈瑞.
        let found = try NameCandidates(act.connection).candidates(for: name, besides: Ref(Organisation.kind, "none"))
          .filter { !$0.ref.id.hasPrefix("organisation") }
        #expect(Set(found.map(\.ref.id)) == Set(expected.compactMap { Self.names.firstIndex(of: $0) }.map { "o\($0)" }))
        #expect(
          found.allSatisfy { (0.66...1).contains($0.score) && $0.why.zh.contains(name) && $0.why.en.contains(name) })
        #expect(found.map(\.score) == found.map(\.score).sorted(by: >))
        #expect(
          try NameCandidates(act.connection).candidates(for: Self.names[0], besides: Ref(Organisation.kind, "o0"))
            .allSatisfy { $0.ref.id != "o0" })
      }
    }
  }
}

@Suite struct CodeBookTests {
  static let compact = Result {
    CodeBook(
      try CompactCodes.load(
        Share(
          environment: [:], executable: URL(fileURLWithPath: "/nonexistent"),
          sourceTree: URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent())))
  }

  @Test(
    "ancestors",
    arguments: [
      ("cn:440305", ["cn:440305", "cn:4403", "cn:44"]), ("nmpa:07-04", ["nmpa:07-04", "nmpa:07"]), ("cn:44", ["cn:44"]),
      ("fda:QIH", ["fda:QIH"]),
    ])
  func paths(_ code: String, _ expected: [String]) throws {
    let book = try Self.compact.get()
    let code = try #require(Code(code))
    #expect(book.path(code).map(\.description) == expected)
    for ancestor in book.path(code) { #expect(book.isWithin(code, ancestor)) }
  }

  @Test("every code's parent is in the table, and every path ends")
  func sound() throws {
    let book = try Self.compact.get()
    for (code, entry) in book.entries {
      #expect(entry.name(.zh) != nil && entry.name(.en) != nil, "\(code)")
      if let parent = entry.parent {
        #expect(book[Code(code.system, parent)] != nil, "\(code)")
        #expect(book.children(Code(code.system, parent)).contains(code))
      }
      #expect(Set(book.path(code)).count == book.path(code).count && book.path(code).count < 16)
    }
    #expect(Set(book.order) == Set(book.entries.keys) && book.order.count == book.entries.count)
  }

  @Test(
    "named",
    arguments: [
      ("监护仪", ["nmpa"], ["nmpa:07-04"]), ("Patient Monitor", ["nmpa"], ["nmpa:07-04"]), ("深圳", ["cn"], ["cn:4403"]),
      ("深圳", ["nmpa"], []),
      ("監護儀", ["nmpa"], ["nmpa:07-04"]),
    ])
  func named(_ name: String, _ systems: [String], _ expected: [String]) throws {
    #expect(try Self.compact.get().named(name, in: systems).map(\.description) == expected)
  }

  @Test("an installed table stands over the compact one, which fills what it leaves out")
  func layers() {
    let code = Code("x", "1")
    let book = CodeBook(
      [CodeEntry(code, parent: "0", zh: "甲", en: "A", aliases: ["a"]), CodeEntry(Code("x", "0"), zh: "零")],
      [CodeEntry(code, zh: "乙", definition: "d", aliases: ["a", "b"]), CodeEntry(Code("x", "2"), zh: "丙")])
    #expect(book[code] == CodeEntry(code, parent: "0", zh: "乙", en: "A", definition: "d", aliases: ["a", "b"]))
    #expect(book.order.map(\.value) == ["1", "0", "2"])
    #expect(book.named("甲", in: ["x"]) == [] && book.named("B", in: ["x"]) == [code])
    #expect(book.name(Code("x", "9"), .zh) == "9")
  }

  @Test("codes that stand under each other end all the same")
  func circles() {
    let book = CodeBook([CodeEntry(Code("x", "1"), parent: "2"), CodeEntry(Code("x", "2"), parent: "1")])
    #expect(book.path(Code("x", "1")).map(\.value) == ["1", "2"])
  }

  @Test("a table of the program's own")
  func table() {
    let entries = CodeBook.table("x", "code\tparent\tzh\ten\taliases\n1\t\t甲\tA\ta|b\n# 说明\n2\t1\t乙\n")
    #expect(
      entries == [
        CodeEntry(Code("x", "1"), zh: "甲", en: "A", aliases: ["a", "b"]),
        CodeEntry(Code("x", "2"), parent: "1", zh: "乙"),
      ])
  }
}
