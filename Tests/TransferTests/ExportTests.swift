import Core
import Foundation
import Registry
import Store
import TestSupport
import Testing
import Transfer

@Suite struct ExportTests {
  private static let analyser = TextAnalyser(document: { _ in [] }, query: { _ in [] })

  /// Kinds of which the example's articles tell nothing.
  private static let unheard: Set = [Registration.kind]

  @Test("the example loads, twice without a difference, and is sound", arguments: TestDatabase.all)
  func example(_ database: TestDatabase) async throws {
    try await Desk.withExample(database) { desk in
      let before = try await desk.dump()
      let again = try await ExampleLoader.load(
        Desk.root.appending(path: "Examples/shenzhen"), compactCodes: try Desk.codes.get(), into: desk.store)
      #expect(again.allSatisfy { $0.created + $0.changed + $0.refused.count == 0 && $0.sum == $0.read })
      #expect(try await desk.dump() == before)
      #expect(try await StoreCheck.problems(desk.store) == [])
      for type in Entities.subjects where !Self.unheard.contains(type.kind) {
        #expect(before[type.kind.rawValue]?.isEmpty == false, "\(type.kind)")
      }
    }
  }

  @Test(
    "what is exported and imported changes nothing",
    arguments: TestDatabase.each([("xlsx", Language.zh), ("csv", .en), ("tsv", .zh)]))
  func roundTrip(_ format: String, _ language: Language, _ database: TestDatabase) async throws {
    try await Desk.withExample(database) { desk in
      let cluster = try await Cluster.load(desk.store, analyser: Self.analyser, compactCodes: try Desk.codes.get())
      let before = try await desk.dump()
      for type in Entities.subjects where cluster.count(type.kind, for: .operating) > 0 {
        let file = desk.folder.appending(path: "\(type.kind).\(format)")
        let count = try Exporter.export(type.kind, of: cluster, to: file.path, language, for: .operating)
        #expect(count == cluster.count(type.kind, for: .operating))
        let report = try await desk.run(file, type.kind)
        #expect(report.read == count && report.unchanged == count, "\(type.kind): \(report.said)")
        #expect(report.columns.allSatisfy { $0.how == .exact }, "\(type.kind)")
      }
      #expect(try await desk.dump() == before)
    }
  }

  @Test(
    "texts that a spreadsheet might compute come back as they were", arguments: ["xlsx", "csv", "tsv"], TestDatabase.all
  )
  func awkward(_ format: String, _ database: TestDatabase) async throws {
    let strings = [
      "=1+1", "+86 755", "-12", "@one", "'quoted", "'=1", "0755", "1e5", "\"a\", b", "甲;乙", "TRUE", "2023-06-08",
      "＝1+1", "'＠x",
    ]
    try await Desk.with(database) { desk in
      try await desk.store.act(as: "t", "t") { act in
        for (number, string) in strings.enumerated() {
          var organisation = Organisation(id: ID("00000000000\(Character(Unicode.Scalar(UInt8(97 + number))))"))
          organisation.name = Text(string)
          (organisation.address, organisation.level) = (string, string)
          organisation.about = Text(string, .en)
          try act.create(organisation)
        }
      }
      let before = try await desk.dump()
      let cluster = try await Cluster.load(desk.store, analyser: Self.analyser, compactCodes: [])
      let file = desk.folder.appending(path: "out.\(format)")
      _ = try Exporter.export(Organisation.kind, of: cluster, to: file.path, .zh, for: .operating)
      let report = try await desk.run(file, Organisation.kind)
      #expect(report.unchanged == strings.count, "\(report.said)")
      #expect(try await desk.dump() == before)
    }
  }

  @Test(
    "an export holds what its reader may see, and no id of what it may not",
    arguments: ["csv", "jsonl"], TestDatabase.all)
  func audience(_ format: String, _ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      try await desk.store.act(as: "t", "t") { act in
        var hidden = Organisation(id: ID("hidden000000"))
        hidden.name = Text("幽灵")
        hidden.record.visibility = .members
        try act.create(hidden)
        for (id, visibility) in [("public000000", Visibility.everyone), ("secret000000", .owner)] {
          var need = Need(id: ID(id))
          need.name = Text("需求\(id)")
          need.requester = hidden.id
          need.record.visibility = visibility
          need.record.source = Citation(.edit, "somebody")
          need.record.sources = ["requester": Citation(.edit, "幽灵"), "name": Citation(.edit, "somebody")]
          try act.create(need)
        }
      }
      let cluster = try await Cluster.load(desk.store, analyser: Self.analyser, compactCodes: [])
      let file = desk.folder.appending(path: "out.\(format)")
      #expect(try Exporter.export(Need.kind, of: cluster, to: file.path, .zh, for: .visitor) == 1)
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(
        text.contains("public000000") && !text.contains("secret000000") && !text.contains("hidden")
          && !text.contains("幽灵") && !text.contains("somebody") && !text.contains("requester"))
    }
  }
}
