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
    let entries = try Journal.entries(ofBatch: id, connection).filter { $0.ref.kind != Batch.kind }
    var undoing = Undoing(made: Set(entries.filter(\.isCreation).map(\.ref)))
    for entry in entries where undoing.made.contains(entry.ref) {
      for (field, change) in entry.changes { undoing.left[entry.ref, default: [:]][field] = .some(change.after) }
    }
    for entry in entries.reversed() {
      guard let type = Entities.type(entry.ref.kind) else { continue }
      try undo(entry, of: type, &undoing)
    }
    var undone = record
    // What was kept may be let go later: then the rest can be undone, too.
    undone.state = undoing.report.kept.isEmpty ? "undone" : "partly-undone"
    try update(record, to: undone)
    undoing.report.restored = undoing.restored.count
    return undoing.report
  }

  /// One undo in the making.
  private struct Undoing {
    /// Records that the batch made: they go whole or stay whole.
    let made: Set<Ref>
    /// As the batch left them: field → spelling.
    var left: [Ref: [String: String?]] = [:]
    var restored: Set<Ref> = []
    var report = UndoReport()

    mutating func keep(_ ref: Ref, _ why: Label) { report.kept.append((ref, why)) }
  }

  private func undo<E: Entity>(_ entry: Journal.Entry, of type: E.Type, _ undoing: inout Undoing) throws {
    let current = try Table<E>.fetch(entry.ref.id, connection)
    if entry.isCreation {
      guard let current else { return }
      if isTouched(current, undoing), let later = try laterTouch(entry) {
        undoing.keep(entry.ref, Label("之后又被修改（\(later)）", "changed afterwards (\(later))"))
      } else if let user = try referrer(
        to: entry.ref, outside: entry.batch, orAmong: Set(undoing.report.kept.map(\.ref)))
      {
        undoing.keep(entry.ref, Label("仍被 \(user) 引用", "\(user) refers to it"))
      } else {
        try remove(current)
        undoing.report.removed += 1
      }
    } else if undoing.made.contains(entry.ref) {
      return
    } else if entry.isRemoval {
      guard current == nil else { return }
      try create(E(id: ID(entry.ref.id)).applying(entry.changes.mapValues(\.before)))
      undoing.restored.insert(entry.ref)
    } else if let current, try restore(current, entry, &undoing) {
      undoing.restored.insert(entry.ref)
    }
  }

  /// Gives the fields that an entry changed their former values, as far as nobody has changed them since.
  private func restore<E: Entity>(_ current: E, _ entry: Journal.Entry, _ undoing: inout Undoing) throws -> Bool {
    var back: [String: String?] = [:]
    for (field, change) in entry.changes where field != "@sources" && current.spelling(field) != change.before {
      if current.spelling(field) == change.after {
        back[field] = .some(change.before)
      } else {
        undoing.keep(entry.ref, Label("「\(field)」之后又被修改", "“\(field)” was changed afterwards"))
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
    return try update(current, to: former)
  }

  /// Whether a record that the batch made is another than the batch left it. What somebody changed and took back, as the
  /// undo of a later batch does, is no reason to keep it.
  private func isTouched<E: Entity>(_ current: E, _ undoing: Undoing) -> Bool {
    let left = undoing.left[current.ref] ?? [:]
    let expected = E(id: current.id).applying(left)
    return (E.fields.map(\.name) + ["@visibility", "@key", "@source"]).contains {
      current.spelling($0) != expected.spelling($0)
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
    for condition in Self.pointing(type, to: ref) {
      let pointing: SQL = "SELECT id FROM \(name: E.kind.tableName) WHERE \(condition)"
      let outside: SQL = """
        \(pointing) AND NOT EXISTS (SELECT 1 FROM journal
          WHERE journal.kind = \(E.kind) AND journal.entity = id AND journal.batch = \(batch)) ORDER BY id LIMIT 1
        """
      if let id = try connection.row(outside)?.string(0) { return Ref(E.kind, id) }
      guard kept.contains(where: { $0.kind == E.kind }) else { continue }
      for row in try connection.rows("\(pointing) ORDER BY id") {
        if let id = row.string(0), kept.contains(Ref(E.kind, id)) { return Ref(E.kind, id) }
      }
    }
    return nil
  }

  /// Ways in which a record of a kind may point to `ref`: by a field, or by citing it.
  private static func pointing<E: Entity>(_ type: E.Type, to ref: Ref) -> [SQL] {
    var out: [SQL] = E.fields.compactMap { field in
      guard case .ref(let kinds) = field.type, kinds.isEmpty || kinds.contains(ref.kind) else { return nil }
      return "\(name: field.name) = \(field.type.column(.ref(ref)))"
    }
    // A publication that cites itself does not stand in its own way.
    if ref.kind == Publication.kind {
      let cited = "%\(ref)%"
      out.append("(source LIKE \(cited) OR sources LIKE \(cited)) AND id <> \(ref.id)")
    }
    return out
  }
}

extension Journal.Entry {
  fileprivate var isCreation: Bool { visibility.map { $0.before == nil && $0.after != nil } ?? false }
  fileprivate var isRemoval: Bool { visibility.map { $0.before != nil && $0.after == nil } ?? false }
  private var visibility: Journal.Change? { changes["@visibility"] }
}
