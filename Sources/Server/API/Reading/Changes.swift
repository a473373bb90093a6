import Core
import Foundation
import Registry
import Store

/// What changed, for programs that follow: which record, when, by which verb; never values, nor who did it.
struct Changes: Sendable {
  /// How many entries are read at once.
  private static let window = 5000

  struct Item: Sendable {
    enum Change: String, Sendable, CaseIterable { case created, changed, removed }
    let seq: Int
    let at: Date
    let ref: Ref
    let verb: String
    let change: Change
  }

  let items: [Item]
  /// The sequence to ask after next.
  let next: Int

  /// Entries after `seq` up to the snapshot's end, as the audience may know of them.
  static func after(_ seq: Int, limit: Int, _ snapshot: Snapshot, _ audience: Audience, _ store: any Store) async throws
    -> Changes
  {
    let head = head(snapshot, audience)
    var (items, position) = ([Item](), seq)
    while position < head {
      let end = min(position + window, head)
      let entries = try await store.read { [position] in
        try Journal.entries(after: position, limit: window, $0).filter { $0.seq <= end }
      }
      for entry in entries {
        guard let item = item(entry, snapshot.cluster, audience) else { continue }
        items.append(item)
        if items.count == limit { return Changes(items: items, next: entry.seq) }
      }
      position = end
    }
    return Changes(items: items, next: max(seq, head))
  }

  /// How far the audience may know that the journal reaches.
  static func head(_ snapshot: Snapshot, _ audience: Audience) -> Int {
    audience == .operating ? snapshot.cluster.sequence : snapshot.publicHead.sequence
  }

  /// What was done, as far as it may be known: that a need was closed by a signature is its two parties', that it was reviewed the office's.
  private static func verb(_ entry: Journal.Entry, _ audience: Audience) -> String {
    let isInner =
      ["engagement.", "posting.", "attachment."].contains { entry.verb.hasPrefix($0) } || entry.verb == "expire"
    return isInner && audience != .operating ? "record.edit" : entry.verb
  }

  /// Nil for what this audience may not know of. Who could see a record may learn that it went; who could not, nothing.
  static func item(_ entry: Journal.Entry, _ cluster: Cluster, _ audience: Audience) -> Item? {
    guard Entities.isServed(entry.ref.kind) else { return nil }
    func item(_ change: Item.Change) -> Item {
      Item(seq: entry.seq, at: entry.at, ref: entry.ref, verb: verb(entry, audience), change: change)
    }
    if let visibility = entry.changes["@visibility"] {
      let (before, after) = (sees(visibility.before, audience), sees(visibility.after, audience))
      if before && !after { return item(.removed) }
      guard after, isVisible(entry.ref, cluster, audience) else { return nil }
      return item(before ? .changed : .created)
    }
    return isVisible(entry.ref, cluster, audience) ? item(.changed) : nil
  }

  private static func isVisible(_ ref: Ref, _ cluster: Cluster, _ audience: Audience) -> Bool {
    guard let record = cluster.record(ref, for: audience) else { return false }
    return RecordJSON(cluster: cluster, audience: audience).holds(record)
  }

  private static func sees(_ visibility: String?, _ audience: Audience) -> Bool {
    visibility.flatMap(Visibility.init(rawValue:)).map { audience.sees($0) } ?? false
  }
}
