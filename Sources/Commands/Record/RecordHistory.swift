import ArgumentParser
import Core
import Foundation
import Registry
import Store

struct RecordHistory: LianqiaoCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "谁在何时改了什么 · Who changed what, and when")

  @Argument(help: "An id, kind/id, @key or exact name.")
  var record: String

  @OptionGroup var options: StoreOptions

  func execute() async throws {
    let place = try await Workplace.open(options)
    let ref = try await place.cluster().named(record, for: .operating)
    for entry in try await place.store.read({ try Journal.entries(of: ref, $0) }) {
      // The journal's own notes (`@source`) are of no use to a reader of values.
      let changes = entry.changes.filter { !$0.key.hasPrefix("@") }
      if options.json {
        try Terminal.json(
          EntryJSON(
            seq: entry.seq, at: entry.at.formatted(.iso8601), actor: entry.actor, verb: entry.verb, batch: entry.batch,
            reason: entry.reason, changes: changes.mapValues { .init(before: $0.before, after: $0.after) }))
        continue
      }
      let reason = entry.reason.map { "  (\($0))" } ?? ""
      Terminal.print("\(entry.seq)  \(entry.at.formatted(.iso8601))  \(entry.actor)  \(entry.verb)\(reason)")
      for (field, change) in changes.sorted(by: { $0.key < $1.key }) {
        Terminal.print("    \(field): \(change.before ?? "–") → \(change.after ?? "–")")
      }
    }
  }

  private struct EntryJSON: Encodable {
    struct ChangeJSON: Encodable {
      let before: String?
      let after: String?
    }
    let seq: Int
    let at: String
    let actor: String
    let verb: String
    let batch: String?
    let reason: String?
    let changes: [String: ChangeJSON]
  }
}
