import Core
import Registry
import TestSupport
import Testing

@testable import Exchange

/// What the index keeps of a record is the record: columns go from its bytes straight into properties, by ways of their own.
@Suite struct KeptRecordTests {
  private static let odd = [
    "引号 \" 与 \\ 反斜线", "tab\tline\nend", "👩‍⚕️ e\u{301} 𝒳", "a|b;c", "zh=x\ten=y", "{\"zh\":\"x\"}", "\u{2028}", "é", " ",
    "=1+1",
  ]

  @Test("a record read from the index is the one that was written, field by field", arguments: 0..<4, TestDatabase.all)
  func kept(_ seed: Int, _ database: TestDatabase) async throws {
    var dice = Dice(seed: UInt64(seed))
    let refs = Entities.subjects.flatMap { type in (0..<8).map { Ref(type.kind, "kept-\(type.kind)-\($0)") } }
    var records: [any Entity] = []
    for ref in refs {
      guard let type = Entities.type(ref.kind) else { continue }
      records.append(Self.record(type, ref.id, refs, &dice))
    }
    let cluster = try await Scene().exchange(on: database, records).cluster
    for record in records { try Self.compare(record, cluster) }
  }

  private static func record<E: Entity>(_ type: E.Type, _ id: String, _ refs: [Ref], _ dice: inout Dice) -> any Entity {
    var record = dice.record(type, id, refs: refs)
    for field in type.fields where dice.chance(50) {
      switch field.type {
      case .text:
        var text = Text(dice.one(of: odd), .zh)
        if dice.chance(50) { text[.en] = dice.one(of: odd) }
        if dice.chance(20) { text[Language("zh-Hant")] = dice.one(of: odd) }
        field.set(&record, .text(text))
      case .names:
        field.set(&record, .words((0...dice.below(3)).map { "\(dice.one(of: ["泵", "é", "👩‍⚕️", "a b"]))\($0)" }))
      case .string where !field.uses.contains(.key): field.set(&record, .string(dice.one(of: odd)))
      case .words(let vocabulary):
        field.set(&record, .words(vocabulary.words.map(\.value).filter { _ in dice.chance(30) }))
      default: break
      }
    }
    return record
  }

  private static func compare<E: Entity>(_ written: E, _ cluster: Cluster) throws {
    let read = try #require(cluster.find(written.id, for: .operating), "\(written.ref)")
    for field in E.fields {
      #expect(
        field.get(read)?.canonical == field.get(written)?.canonical, "\(written.ref) \(field.name)")
    }
    #expect(read.record == written.record && read.owners == written.owners)
  }
}
