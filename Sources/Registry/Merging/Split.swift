package import Core
package import Store

extension Act {
  /// Takes a merge back, whenever it was: the record returns to its own address with all that was its own.
  ///
  /// What was written since stays with the record that it was merged into, and is told with why. The pair is known to be different
  /// from now on. Refused where a later merge rests on this one.
  @discardableResult
  package func split(_ former: Ref) throws -> UndoReport {
    guard let redirect = try Redirects.of(former, connection), let into = redirect.into else {
      throw Refusal(.splitNothing, at: former.description, ["what": former.description])
    }
    guard let first = redirect.first else {
      throw Refusal(.splitElsewhere, at: former.description, ["what": former.description])
    }
    return try attempt {
      let end = try Redirects.last(redirect, connection)
      let now = last
      let entries = try Journal.entries(after: first - 1, limit: end - first + 1, connection)
      if let need = try Dependence.later(than: redirect, entries, connection) {
        throw Refusal(
          .splitDepends, at: former.description,
          ["what": former.description, "later": need.former, "why": need.why.zh, "why.en": need.why.en])
      }
      var undoing = Undoing(entries, in: self)
      try undoing.run()
      undoing.report.restored += try giveBack(former, into, since: end, upTo: now)
      undoing.report.kept += try linkedSince(end, upTo: now, to: into, besides: Set(entries.map(\.ref)))
      try setVerdict("different", former, into, why: Label("合并后又拆分", "split after a merge"))
      return undoing.report
    }
  }

  /// Records that were away while the merge was made, and came back since: what they named before they went, they name again.
  private func giveBack(_ former: Ref, _ into: Ref, since end: Int, upTo now: Int) throws -> Int {
    let rows = try connection.rows(
      """
      SELECT DISTINCT kind, entity FROM journal WHERE seq > \(end) AND seq <= \(now)
        AND changes LIKE '%"@visibility":[null,%' ORDER BY kind, entity
      """)
    return try rows.count { row in
      guard let kind = row.string(0).map({ Kind($0) }), let id = row.string(1), let type = Entities.type(kind) else {
        return false
      }
      return try giveBack(type, id, former, into, since: end)
    }
  }

  private func giveBack<E: Entity>(
    _ type: E.Type, _ id: String, _ former: Ref, _ into: Ref, since end: Int
  ) throws -> Bool {
    guard let record = try Table<E>.fetch(id, connection) else { return false }
    let entries = try Journal.entries(of: record.ref, connection)
    guard let made = entries.last(where: \.isCreation), made.seq > end,
      let gone = entries.last(where: { $0.isRemoval && $0.seq < made.seq }), gone.seq < end
    else { return false }
    var back: [String: String?] = [:]
    for (name, change) in gone.changes {
      let now = try Resolution(connection: connection).now(change.before, of: name, in: type)
      let was = try Resolution(connection: connection, besides: (former, into)).now(change.before, of: name, in: type)
      if now != was, record.spelling(name) == was { back[name] = .some(now) }
    }
    return try update(record, to: record.applying(back))
  }

  /// Records that came to refer to the record that stays after the merge: nobody knows which of the two they meant.
  private func linkedSince(
    _ end: Int, upTo now: Int, to into: Ref, besides: Set<Ref>
  ) throws -> [(ref: Ref, why: Label)] {
    try Set(References.to(into, connection).map(\.from)).subtracting(besides).sorted().filter { from in
      guard from.kind != Redirect.kind else { return false }
      return try Journal.entries(of: from, connection).last { entry in
        entry.changes.contains { $0.value.after == into.description && $0.value.before != into.description }
      }.map { $0.seq > end && $0.seq <= now } ?? false
    }.map { ($0, Label("合并之后才指向 \(into)，不随拆分改动", "refers to \(into) since the merge, and stays with it")) }
  }
}
