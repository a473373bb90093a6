package import Core
package import Store

/// What undoing a batch did, and what it had to leave because something later rests on it.
package struct UndoReport: Sendable {
  package var removed = 0
  package var restored = 0
  /// Records or fields that stay, with why.
  package var kept: [(ref: Ref, why: Label)] = []
}

extension Act {
  /// Takes back what `batch` did: records that it made go, fields that it changed get their former value.
  ///
  /// What somebody touched afterwards stays as they left it and is reported: an undo never undoes a second person's work.
  package func undo(batch id: String) throws -> UndoReport {
    guard let record = try Table<Batch>.fetch(id, connection) else {
      throw Refusal(.batchUnknown, at: id, ["what": id])
    }
    guard record.state != "undone" else { throw Refusal(.batchUndone, at: id, ["what": id]) }
    var report = UndoReport()
    for entry in try Journal.entries(ofBatch: id, connection).reversed() where entry.ref.kind != Batch.kind {
      guard let type = Entities.type(entry.ref.kind) else { continue }
      try undo(entry, of: type, &report)
    }
    var undone = record
    undone.state = "undone"
    try update(record, to: undone)
    return report
  }

  private func undo<E: Entity>(_ entry: Journal.Entry, of type: E.Type, _ report: inout UndoReport) throws {
    let current = try Table<E>.fetch(entry.ref.id, connection)
    let wasCreated = entry.changes["@visibility"]?.before == nil && entry.changes["@visibility"]?.after != nil
    let wasRemoved = entry.changes["@visibility"]?.after == nil && entry.changes["@visibility"]?.before != nil
    if wasCreated {
      guard let current else { return }
      if let later = try laterTouch(entry) {
        report.kept.append((entry.ref, Label("之后又被修改（\(later)）", "changed afterwards (\(later))")))
      } else if let user = try referrer(to: entry.ref, outside: entry.batch, orAmong: Set(report.kept.map(\.ref))) {
        report.kept.append((entry.ref, Label("仍被 \(user) 引用", "\(user) refers to it")))
      } else {
        try remove(current)
        report.removed += 1
      }
    } else if wasRemoved {
      guard current == nil else { return }
      try create(E(id: ID(entry.ref.id)).applying(entry.changes.mapValues(\.before)))
      report.restored += 1
    } else if let current {
      var back: [String: String?] = [:]
      for (field, change) in entry.changes where field != "@sources" {
        if current.spelling(field) == change.after {
          back[field] = .some(change.before)
        } else {
          report.kept.append((entry.ref, Label("「\(field)」之后又被修改", "“\(field)” was changed afterwards")))
        }
      }
      var former = current.applying(back)
      if let sources = entry.changes["@sources"] {
        let before = Sources.decode(sources.before ?? "")
        if current.spelling("@sources") == sources.after {
          former.record.sources = before
        } else {
          // Each field that goes back takes its own source back; those of fields that stay are somebody else's.
          for field in back.keys where !field.hasPrefix("@") { former.record.sources[field] = before[field] }
        }
      }
      if try update(current, to: former) { report.restored += 1 }
    }
  }

  /// The verb and actor of the first later entry about the same record that is of another batch.
  private func laterTouch(_ entry: Journal.Entry) throws -> String? {
    try Journal.entries(of: entry.ref, connection).first {
      $0.seq > entry.seq && $0.seq <= begin && $0.batch != entry.batch
    }.map { "\($0.verb), \($0.actor)" }
  }

  /// A record that refers to `ref` and stays: of another batch, or of the same one but kept.
  private func referrer(to ref: Ref, outside batch: String?, orAmong kept: Set<Ref>) throws -> Ref? {
    for type in Entities.all {
      if let found = try firstReferrer(type, to: ref, outside: batch, orAmong: kept) { return found }
    }
    return nil
  }

  private func firstReferrer<E: Entity>(
    _ type: E.Type, to ref: Ref, outside batch: String?, orAmong kept: Set<Ref>
  ) throws -> Ref? {
    for field in E.fields {
      guard case .ref(let kinds) = field.type, kinds.isEmpty || kinds.contains(ref.kind) else { continue }
      let value = field.type.column(.ref(ref))
      let pointing: SQL = "SELECT id FROM \(name: E.kind.tableName) WHERE \(name: field.name) = \(value)"
      let outside: SQL = """
        \(pointing) AND NOT EXISTS (SELECT 1 FROM journal
          WHERE journal.kind = \(E.kind) AND journal.entity = id AND journal.batch = \(batch)) LIMIT 1
        """
      if let id = try connection.row(outside)?.string(0) { return Ref(E.kind, id) }
      guard kept.contains(where: { $0.kind == E.kind }) else { continue }
      for row in try connection.rows(pointing) {
        if let id = row.string(0), kept.contains(Ref(E.kind, id)) { return Ref(E.kind, id) }
      }
    }
    return nil
  }
}
