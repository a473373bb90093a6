import Core
import Registry
import Store

/// Lists of records that several rows describe: what the record has in the end is known when the last of them has come.
///
/// The temptation is to replace the list at the first row and to add with the others: a file read twice would then take
/// away and give back, and call that a change.
struct PendingLists {
  private struct Pending {
    let old: Value
    var now: Value
    let source: Citation
  }

  private var waiting: [Ref: [String: Pending]] = [:]

  /// Takes a list that may differ in the end; false when it is to be written at once.
  mutating func hold(_ ref: Ref, _ field: String, _ old: Value?, _ new: Value, isFirst: Bool, _ source: Citation)
    -> Bool
  {
    guard let old, let added = new.members, let before = old.members else { return false }
    if let pending = waiting[ref]?[field] {
      waiting[ref]?[field]?.now = pending.now.adding(added)
      return true
    }
    guard isFirst, Set(added) != Set(before) else { return isFirst }
    waiting[ref, default: [:]][field] = Pending(old: old, now: new, source: source)
    return true
  }

  mutating func settle(in act: Act) throws -> Set<Ref> {
    var changed: Set<Ref> = []
    for (ref, fields) in waiting.sorted(by: { $0.key < $1.key }) {
      guard let type = Entities.type(ref.kind) else { continue }
      if try settle(type, ref, fields, act) { changed.insert(ref) }
    }
    waiting = [:]
    return changed
  }

  private func settle<E: Entity>(_ type: E.Type, _ ref: Ref, _ fields: [String: Pending], _ act: Act) throws -> Bool {
    guard let record = try Table<E>.fetch(ref.id, act.connection) else { return false }
    var next = record
    for field in E.fields {
      guard let pending = fields[field.name], Set(pending.now.members ?? []) != Set(pending.old.members ?? []) else {
        continue
      }
      field.set(&next, pending.now)
      next.record.sources[field.name] = pending.source == next.record.source ? nil : pending.source
    }
    return try act.update(record, to: next)
  }
}

extension Value {
  /// The members of a list value; nil for any other.
  fileprivate var members: [String]? {
    switch self {
    case .words(let words): words
    case .codes(let codes): codes.map(\.description)
    default: nil
    }
  }

  fileprivate func adding(_ members: [String]) -> Value {
    switch self {
    case .words(let words): .words(words + members.filter { !words.contains($0) })
    case .codes(let codes): .codes(codes + members.compactMap { Code($0) }.filter { !codes.contains($0) })
    default: self
    }
  }
}
