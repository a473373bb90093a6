import Core
import Foundation
import Registry
import Store
import TestSupport
import Testing
import Transfer

@Suite struct GeneratedWorldTests {
  @Test("a world follows from its seed, loads whole, and every record says what it is", arguments: TestDatabase.all)
  func loads(_ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      let world = try Self.world(seed: 7)
      try await WorldLoader.load(world, into: desk.store, actor: "test", mixing: false)
      let products = try await desk.all(Product.self)
      #expect(products.count == 60 && Set(products.map(\.id)) == Set((1...60).map { world.product($0).id }))
      #expect(products.allSatisfy { $0.name[.zh]?.contains("生成") ?? $0.name[.en]?.contains("generated") ?? false })
      #expect(Set(products.map(\.record.source)) == [Citation(.publication, world.publication.id.rawValue)])
      #expect(try await StoreCheck.problems(desk.store) == [])
      let again = await #expect(throws: Refusal.self) {
        try await WorldLoader.load(world, into: desk.store, actor: "test", mixing: false)
      }
      #expect(again?.rule == .generatedAlready)
    }
  }

  @Test("its files give the same records", arguments: ["xlsx", "csv", "tsv", "jsonl"], TestDatabase.all)
  func files(_ format: String, _ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      let world = try Self.world(seed: 8)
      let parts = try WorldFiles.write(world, to: desk.folder.appending(path: "parts"), format: format)
      let plans = try parts.map { try ImportPlan(ImportRequest(file: $0.file, kind: $0.kind, actor: "test")) }
      let reports = try await Importer.run(
        plans, label: "parts", actor: "test", compactCodes: try Desk.codes.get(), into: desk.store)
      // A row of a table carries its registration along.
      #expect(reports.map(\.created) == (format == "jsonl" ? [1, 1, 60, 60, 1] : [1, 1, 60, 1]))
      #expect(reports.allSatisfy { $0.refused.isEmpty })
      let products = try await desk.all(Product.self).sorted { $0.record.key ?? "" < $1.record.key ?? "" }
      let made = (1...60).map { world.product($0) }.sorted { $0.record.key ?? "" < $1.record.key ?? "" }
      #expect(products.map(\.name) == made.map(\.name) && products.map(\.categories) == made.map(\.categories))
      let registrations = try await desk.all(Registration.self)
      let numbered = Dictionary(uniqueKeysWithValues: registrations.map { ($0.number ?? "", $0) })
      #expect(registrations.count == 60)
      for number in 1...60 {
        let made = world.registration(number)
        let read = numbered[made.number ?? ""]
        #expect(read?.decided == made.decided && read?.authority == made.authority && read?.route == made.route)
        #expect(products.first { $0.id == read?.product }?.record.key == world.product(number).record.key)
      }
    }
  }

  @Test(
    "generated and real records come together only where somebody says so", arguments: [true, false], TestDatabase.all)
  func mixing(_ mixes: Bool, _ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      _ = try await desk.run("名称\n联影\n", Organisation.kind)
      let world = try Self.world(seed: 9)
      do {
        try await WorldLoader.load(world, into: desk.store, actor: "test", mixing: mixes)
        #expect(mixes)
      } catch let refusal as Refusal {
        #expect(!mixes && refusal.rule == .generatedIntoReal)
      }
    }
    try await Desk.with(database) { desk in
      try await WorldLoader.load(try Self.world(seed: 9), into: desk.store, actor: "test", mixing: false)
      let before = try await desk.dump()
      do {
        _ = try await desk.run("名称\n联影\n", Organisation.kind) { $0.mixesGenerated = mixes }
        #expect(mixes)
      } catch let refusal as Refusal {
        #expect(!mixes && refusal.rule == .generatedIntoReal)
        #expect(try await desk.dump() == before)
      }
    }
  }

  private static func world(seed: UInt64) throws -> GeneratedWorld {
    GeneratedWorld(products: 60, seed: seed, codes: CodeBook(try Desk.codes.get()))
  }
}
