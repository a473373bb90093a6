import Core
package import Store

extension Act {
  /// Decides on a rival value: `accepted` makes it the field's value with the claim's source, and the old one a claim; `rejected`
  /// remembers that it was weighed, so that no file raises it again; `open` takes either back.
  ///
  /// Deciding again reverses: an accepted claim that is rejected gives the field its former value and source. Returns whether
  /// anything changed.
  @discardableResult
  package func decide(claim id: String, as verdict: String) throws -> Bool {
    guard let claim = try Table<Claim>.fetch(id, connection) else {
      throw Refusal(.notFound, at: id, ["what": "\(Claim.kind)/\(id)"])
    }
    guard let subject = claim.subject, let type = Entities.type(subject.kind) else {
      throw Refusal(.claimNothing, at: claim.ref.description, ["what": claim.ref.description])
    }
    return try attempt { try decide(claim, on: type, subject, as: verdict) }
  }

  private func decide<E: Entity>(_ claim: Claim, on type: E.Type, _ subject: Ref, as verdict: String) throws -> Bool {
    guard let name = claim.field, let field = E.field(name), let record = try Table<E>.fetch(subject.id, connection)
    else {
      throw Refusal(.claimNothing, at: claim.ref.description, ["what": claim.ref.description])
    }
    let value = try readable(claim, field)
    let stands = field.get(record).map { value.restates($0) } ?? false
    guard claim.verdict ?? "open" != verdict || (verdict == "accepted" && !stands) else { return false }
    // The verdict stands in the journal right before what it does: by that it is found when it is taken back.
    var next = claim
    next.verdict = verdict
    let isNoted = try update(claim, to: next)
    if verdict == "accepted" {
      if !stands { try put(value, of: claim, into: field, of: record) }
    } else if claim.verdict == "accepted" && stands {
      try putBack(field, of: record, acceptedBy: claim)
    }
    return isNoted || !stands
  }

  private func readable<E: Entity>(_ claim: Claim, _ field: Field<E>) throws -> Value {
    let words = claim.value ?? ""
    if let value = field.type.decode(words), !value.canonical.isEmpty, field.fault(value) == nil,
      try isThere(value, field)
    {
      return value
    }
    throw Refusal(
      .claimUnreadable, at: claim.ref.description,
      ["what": claim.ref.description, "value": words, "field": field.label.zh, "field.en": field.label.en.lowercased()])
  }

  /// A claimed reference may name a record that went without a redirect.
  private func isThere<E: Entity>(_ value: Value, _ field: Field<E>) throws -> Bool {
    guard case .ref(let kinds) = field.type, case .ref(let ref) = value else { return true }
    guard kinds.isEmpty || kinds.contains(ref.kind), let type = Entities.type(ref.kind) else { return false }
    func isThere<R: Entity>(_ type: R.Type) throws -> Bool { try Table<R>.fetch(ref.id, connection) != nil }
    return try isThere(type)
  }

  private func put<E: Entity>(_ value: Value, of claim: Claim, into field: Field<E>, of record: E) throws {
    let old = field.get(record)
    var next = record
    if case .text(let new) = value, case .text(var text)? = old {
      for (language, words) in new.all { text[language] = words }
      field.set(&next, .text(text))
    } else {
      field.set(&next, value)
    }
    let source = claim.record.source ?? origin
    next.record.sources[field.name] = source == next.record.source ? nil : source
    try update(record, to: next)
    for other in try Claim.about(record.ref, field.name, connection)
    where other.verdict == "accepted" && other.id != claim.id {
      var open = other
      open.verdict = "open"
      try update(other, to: open)
    }
    if let old { try setAside(old, field, of: record) }
  }

  /// Keeps the value that gave way beside the one that took its place.
  private func setAside<E: Entity>(_ value: Value, _ field: Field<E>, of record: E) throws {
    let known = try Claim.about(record.ref, field.name, connection)
    guard !known.contains(where: { $0.value == value.canonical }) else { return }
    var ids = IDMaker(seed: "claim \(last) \(record.ref) \(field.name)")
    var claim = Claim(id: try ids.next(Claim.self, connection))
    (claim.subject, claim.field, claim.value) = (record.ref, field.name, value.canonical)
    (claim.why, claim.verdict) = ("replaced", "open")
    claim.record.source = record.record.source(of: field.name)
    claim.record.visibility = record.record.visibility
    try create(claim)
  }

  /// Gives a field the value and source that it had before the claim was accepted, as the journal has them.
  private func putBack<E: Entity>(_ field: Field<E>, of record: E, acceptedBy claim: Claim) throws {
    let accepted = try Journal.entries(of: claim.ref, connection).last { $0.changes["verdict"]?.after == "accepted" }
    guard let accepted, let entry = try Journal.entries(after: accepted.seq, limit: 1, connection).first,
      entry.ref == record.ref, let change = entry.changes[field.name]
    else { return }
    let former = try Resolution(connection: connection).now(change.before, of: field.name, in: E.self)
    var next = record.applying([field.name: former])
    if let sources = entry.changes["@sources"] {
      next.record.sources[field.name] = Sources.decode(sources.before ?? "")[field.name]
    }
    try update(record, to: next)
    for other in try Claim.about(record.ref, field.name, connection) where other.id != claim.id {
      try revive(other, former, since: accepted.seq)
    }
  }

  /// What the acceptance made of another claim is taken back with it.
  private func revive(_ claim: Claim, _ former: String?, since seq: Int) throws {
    guard let entry = try Journal.entries(of: claim.ref, connection).last, entry.seq > seq else { return }
    if entry.isCreation, claim.why == "replaced", claim.value == former { return try remove(claim) }
    guard let verdict = entry.changes["verdict"], verdict.before == "accepted", claim.isOpen else { return }
    var next = claim
    next.verdict = "accepted"
    try update(claim, to: next)
  }
}
