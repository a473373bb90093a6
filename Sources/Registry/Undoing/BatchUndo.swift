import Core
package import Store

extension Act {
  /// Takes back what `batch` did: records that it made go, fields that it changed get their former value.
  ///
  /// What somebody touched afterwards stays as they left it and is reported: an undo never undoes a second person's work. So
  /// does a merge of the batch on which a later one rests. `progress` is told (entries done, entries in all).
  package func undo(batch id: String, progress: ((Int, Int) -> Void)? = nil) throws -> UndoReport {
    guard let record = try Table<Batch>.fetch(id, connection) else {
      throw Refusal(.batchUnknown, at: id, ["what": id])
    }
    guard record.state != "undone" else { throw Refusal(.batchUndone, at: id, ["what": id]) }
    let all = try Journal.entries(ofBatch: id, connection).filter { $0.ref.kind != Batch.kind }
    let (entries, kept) = try withoutNeeded(all)
    var undoing = Undoing(entries, in: self)
    for (ref, why) in kept { undoing.keep(ref, why) }
    try undoing.run(progress)
    var undone = record
    // What was kept may be let go later: then the rest can be undone, too.
    undone.state = undoing.report.kept.isEmpty ? "undone" : "partly-undone"
    try update(record, to: undone)
    return undoing.report
  }

  /// The entries without those of merges that a later merge needs, and why these stay.
  private func withoutNeeded(_ entries: [Journal.Entry]) throws -> ([Journal.Entry], [(ref: Ref, why: Label)]) {
    var rest = entries
    var kept: [(ref: Ref, why: Label)] = []
    // The latest first: a merge of this batch that goes is no reason for an earlier one to stay.
    for made in entries.reversed() where made.ref.kind == Redirect.kind && made.isCreation {
      guard let redirect = try Table<Redirect>.fetch(made.ref.id, connection), let first = redirect.first,
        let former = redirect.former.flatMap({ Ref($0) })
      else { continue }
      let range = first...made.seq
      let going = Set(rest.map(\.seq)).subtracting(range)
      let own = rest.filter { range.contains($0.seq) }
      guard let need = try Dependence.later(than: redirect, own, besides: going, connection) else { continue }
      rest.removeAll { range.contains($0.seq) }
      kept.append((former, need.why))
    }
    return (rest, kept)
  }
}
