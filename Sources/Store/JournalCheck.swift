package import Core

extension Journal {
  /// Recomputes the whole chain; returns what does not hold, in words for the operator. Empty when it is whole.
  package static func problems(_ connection: any Connection) throws -> [(place: String, why: Label)] {
    var out: [(String, Label)] = []
    var previous = ""
    var expected = 1
    try connection.each(
      "SELECT seq, at, actor, verb, batch, kind, entity, changes, reason, hash FROM journal ORDER BY seq"
    ) { row in
      let seq = row.integer(0) ?? 0
      if seq != expected {
        out.append(("journal \(expected)", Label("日志缺少第 \(expected) 条", "Journal entry \(expected) is missing")))
        expected = seq
      }
      let computed = hash(
        previous: previous, seq: seq, at: row.integer(1) ?? 0, actor: row.string(2) ?? "", verb: row.string(3) ?? "",
        batch: row.string(4), ref: Ref(Kind(row.string(5) ?? ""), row.string(6) ?? ""), changes: row.string(7) ?? "",
        reason: row.string(8))
      if computed != row.string(9) {
        out.append(
          (
            "journal \(seq)",
            Label("日志第 \(seq) 条的哈希不符：内容被改过", "The hash of journal entry \(seq) does not hold: it was changed")
          ))
      }
      // Going on from the stored hash names the one entry that was changed and not all that follow it.
      previous = row.string(9) ?? ""
      expected += 1
    }
    let head = try head(connection)
    if head.seq != expected - 1 || head.hash != previous {
      out.append(("journal head", Label("日志头与最后一条不符", "The journal's head is not its last entry")))
    }
    try connection.each(
      """
      SELECT p.seq, p.field, p.salt, p.before, p.after, j.changes FROM journal_personal p JOIN journal j ON j.seq = p.seq
        WHERE p.before IS NOT NULL OR p.after IS NOT NULL ORDER BY p.seq, p.field
      """
    ) { row in
      let change = Change(before: row.string(3), after: row.string(4))
      let field = row.string(1) ?? ""
      let veiled = JSON.object((field, veiled(change, of: field, salt: row.string(2) ?? ""))).bytes()
      if !(row.string(5) ?? "").contains(String(decoding: veiled.dropFirst().dropLast(), as: UTF8.self)) {
        let seq = row.integer(0) ?? 0
        out.append(
          ("journal \(seq)", Label("日志第 \(seq) 条的个人信息被改过", "A personal value of journal entry \(seq) was changed")))
      }
    }
    return out
  }
}
