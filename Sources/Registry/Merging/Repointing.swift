import Core
import Store

extension Absorption {
  /// Whatever referred to `old` refers to `new`; what would then be said twice, or of a record and itself, goes.
  mutating func repoint(_ old: Ref, to new: Ref) throws {
    let links = Dictionary(grouping: try References.to(old, connection), by: \.from)
    for (from, links) in links.sorted(by: { $0.key < $1.key }) {
      guard let type = Entities.type(from.kind) else { continue }
      try repoint(type, from, links.map(\.field), to: new)
    }
    try repointClaimed(old, to: new)
    try rename(old, to: new)
    if old.kind == Publication.kind { try recite(old, as: new) }
  }

  private mutating func repoint<E: Entity>(_ type: E.Type, _ ref: Ref, _ fields: [String], to new: Ref) throws {
    // What went on the way, with another that said the same, has no references any more.
    guard let record = try Table<E>.fetch(ref.id, connection) else { return }
    var next = record
    for field in E.fields where fields.contains(field.name) { field.set(&next, .ref(new)) }
    switch (record, next) {
    case (let old as Relation, let new as Relation): try move(old, to: new)
    case (let old as Claim, let new as Claim): try move(old, to: new)
    case (let old as Candidate, let new as Candidate): try move(old, to: new)
    default: if try act.update(record, to: next) { report.repointed += 1 }
    }
  }

  private mutating func move(_ old: Relation, to new: Relation) throws {
    if new.from == new.to, old.from != old.to { return try discard(old) }
    if let twin = try twin(of: new) {
      report.dropped += 1
      return try absorb(old, as: new, into: twin)
    }
    if try act.update(old, to: new) { report.repointed += 1 }
  }

  mutating func move(_ old: Claim, to new: Claim) throws {
    if try restates(new) { return try discard(old) }
    var new = new
    // It was accepted of a record that is no more.
    if new.verdict == "accepted" { new.verdict = "open" }
    if let twin = try twin(of: new) {
      var kept = twin
      if twin.isOpen { kept.verdict = new.verdict }
      return try drop(old, for: twin, kept)
    }
    if try act.update(old, to: new) { report.repointed += 1 }
  }

  private mutating func move(_ old: Candidate, to new: Candidate) throws {
    // The pair that is being merged stays as it was asked, and is answered.
    if Set([old.subject, old.other]) == [report.former, report.into] { return }
    guard let subject = new.subject, let other = new.other, subject != other else { return try discard(old) }
    if let twin = try Candidate.between(subject, other, connection).first(where: { $0.id != old.id }) {
      var kept = twin
      if twin.verdict == nil || twin.verdict == "open" { kept.verdict = new.verdict }
      return try drop(old, for: twin, kept)
    }
    if try act.update(old, to: new) { report.repointed += 1 }
  }

  /// Another record that says just this.
  private func twin<E: Entity>(of record: E) throws -> E? {
    guard let identity = Lookup.identity(of: record) else { return nil }
    return try Lookup.find(E.kind, identity, connection).first { $0 != record.id.rawValue }.flatMap {
      try Table<E>.fetch($0, connection)
    }
  }

  private mutating func drop<E: Entity>(_ record: E, for twin: E, _ kept: E) throws {
    report.dropped += 1
    try act.remove(record)
    try act.update(twin, to: kept)
    try repoint(record.ref, to: twin.ref)
  }

  /// Removes what no longer says anything, with what was said of it.
  private mutating func discard<E: Entity>(_ record: E) throws {
    report.dropped += 1
    try act.remove(record)
    for link in try References.to(record.ref, connection) {
      if let type = Entities.type(link.from.kind) { try release(type, link) }
    }
  }

  private mutating func release<E: Entity>(_ type: E.Type, _ link: References.Link) throws {
    guard let field = E.field(link.field), let record = try Table<E>.fetch(link.from.id, connection) else { return }
    if field.uses.contains(.required) { return try discard(record) }
    var next = record
    field.set(&next, nil)
    try act.update(record, to: next)
  }
}
