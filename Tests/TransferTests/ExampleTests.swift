import Core
import Foundation
import Registry
import Store
import TestSupport
import Testing
import Transfer

@Suite struct ExampleTests {
  @Test(
    "a row that does not load refuses the whole example and is named, also when a later file refers to it",
    arguments: TestDatabase.all)
  func faults(_ database: TestDatabase) async throws {
    try await Desk.with(database) { desk in
      let before = try await desk.dump()
      _ = try desk.file("file\tkind\norganisations.tsv\torganisation\nproducts.tsv\tproduct\n", "manifest.tsv")
      _ = try desk.file("key\t名称\t信用代码\na\t联影\t\nb\t迈瑞\t123\n", "organisations.tsv")
      _ = try desk.file("key\t名称\t生产企业\np\t监护仪\t@b\n", "products.tsv")
      let refusal = await #expect(throws: Refusal.self) {
        _ = try await ExampleLoader.load(desk.folder, compactCodes: try Desk.codes.get(), into: desk.store)
      }
      #expect([refusal?.code, refusal?.place] == ["import.example.fault", "organisations!C3"])
      #expect(refusal?.values["file"] == "organisations.tsv" && refusal?.values["row"] == "3")
      #expect(try await desk.dump() == before)
    }
  }
}
