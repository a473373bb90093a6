import Core
import Store

/// A later merge without which an earlier one cannot be taken back.
struct Dependence {
  let why: Label
  /// What was merged later, to be split first.
  let former: String

  /// `entries` are those of the merge, `besides` the sequences of merges that are taken back with it.
  ///
  /// A record that the merge moved and that a later merge removed would come back from there as the merge left it, and so would a
  /// value that the merge gave and that a later one wrote over: the later one has to be split first.
  static func later(
    than redirect: Redirect, _ entries: [Journal.Entry], besides: Set<Int> = [], _ connection: any Connection
  ) throws -> Dependence? {
    let removed = Set(entries.filter(\.isRemoval).map(\.ref))
    var moved = Set(entries.filter { !$0.isRemoval && $0.ref.kind != Redirect.kind }.map(\.ref)).subtracting(removed)
    // The record that stayed, also where it gained nothing.
    let into = entries.last { $0.ref == redirect.ref }?.changes["into"]?.after
    if let into = into.flatMap({ Ref($0) }) { moved.insert(into) }
    let given = Self.given(entries)
    let later = try Later(than: redirect, besides: besides, connection)
    for ref in moved.sorted() {
      guard let type = Entities.type(ref.kind), let need = try later.touching(type, ref, given[ref] ?? [:])
      else { continue }
      return Dependence(
        why: Label(
          "\(ref) 之后随 \(need.former ?? "") 的合并而变动，须先拆分后者",
          "\(ref) changed again with the later merge of \(need.former ?? ""): split that first"),
        former: need.former ?? "")
    }
    return nil
  }

  /// What the merge did to each field of the records that it changed or made, in one step each.
  private static func given(_ entries: [Journal.Entry]) -> [Ref: [String: Journal.Change]] {
    var out: [Ref: [String: Journal.Change]] = [:]
    for entry in entries {
      for (name, change) in entry.changes {
        let before = out[entry.ref]?[name].map(\.before) ?? change.before
        out[entry.ref, default: [:]][name] = Journal.Change(before: before, after: change.after)
      }
    }
    return out
  }
}
