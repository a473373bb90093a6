import Core
import Store

// References that stand in no column of their own: in a claimed value, in what a redirect remembers, in a citation.

extension Absorption {
  /// Claims that name the record as the value of a field.
  mutating func repointClaimed(_ old: Ref, to new: Ref) throws {
    let rows = try connection.rows("SELECT id FROM claim WHERE value = \(old.description) ORDER BY id")
    for id in rows.compactMap({ $0.string(0) }) {
      guard let claim = try Table<Claim>.fetch(id, connection), try isReference(claim) else { continue }
      var next = claim
      next.value = new.description
      try move(claim, to: next)
    }
  }

  private func isReference(_ claim: Claim) throws -> Bool {
    guard let type = claim.subject.flatMap({ Entities.type($0.kind) }), let name = claim.field else { return false }
    func isReference<E: Entity>(_ type: E.Type) -> Bool {
      if case .ref? = E.field(name)?.type { true } else { false }
    }
    return isReference(type)
  }

  /// Whether the claim says what its subject says already.
  func restates(_ claim: Claim) throws -> Bool {
    guard let subject = claim.subject, let type = Entities.type(subject.kind), let field = claim.field else {
      return false
    }
    return try spelling(type, subject, field) == claim.value
  }

  private func spelling<E: Entity>(_ type: E.Type, _ ref: Ref, _ field: String) throws -> String? {
    try Table<E>.fetch(ref.id, connection)?.spelling(field)
  }

  /// Identities of merged records in which the record stands: a person of this organisation, merged before.
  func rename(_ old: Ref, to new: Ref) throws {
    let key = Lookup.Key(Remembered.reference, NameKey.of(old.description))
    for id in try Lookup.find(Redirect.kind, key, connection) {
      guard let redirect = try Table<Redirect>.fetch(id, connection) else { continue }
      var next = redirect
      next.keys = Remembered.renamed(redirect.keys ?? "", from: old, to: new)
      try act.update(redirect, to: next)
    }
  }

  /// Every citation of a publication, in whatever record it stands.
  mutating func recite(_ old: Ref, as new: Ref) throws {
    for type in Entities.all { try recite(type, old.id, new.id) }
  }

  private mutating func recite<E: Entity>(_ type: E.Type, _ old: String, _ new: String) throws {
    let cited = Citation(.publication, old).description
    let rows = try connection.rows(
      """
      SELECT id FROM \(name: E.kind.tableName)
        WHERE source LIKE \(cited + "%") OR sources LIKE \("%=" + cited + "%") ORDER BY id
      """)
    func renamed(_ citation: Citation) -> Citation {
      citation.origin == .publication && citation.id == old
        ? Citation(.publication, new, citation.locator) : citation
    }
    for id in rows.compactMap({ $0.string(0) }) {
      guard let record = try Table<E>.fetch(id, connection) else { continue }
      var next = record
      next.record.source = record.record.source.map(renamed)
      next.record.sources = record.record.sources.mapValues(renamed)
      if try act.update(record, to: next) { report.repointed += 1 }
    }
  }
}
