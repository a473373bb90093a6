package import Core
package import Store

/// What merges and decisions have settled about the records of a store, against which a file's rows are held.
///
/// A file that is read again says what it said before: the names and values of a record that was merged away, a value that
/// somebody rejected. Nothing of it is news, and none of it replaces what stands.
package struct Settlement {
  package enum Standing: Sendable {
    /// Nothing was settled: files and sources go on as they do.
    case free
    /// The value was weighed before, and stands beside the accepted one or nowhere.
    case known
    /// A person decided on the value that stands.
    case decided
  }

  /// Records into which others were merged, with the folded names of these.
  private var united: [Ref: Set<String>]?

  package init() {}

  /// How the accepted value of a field stands against one that a file gives.
  package mutating func standing<E: Entity>(
    of field: Field<E>, in record: E, against value: Value, _ connection: any Connection
  ) throws -> Standing {
    guard let accepted = field.get(record), !value.restates(accepted) else { return .free }
    if let names = try names(mergedInto: record.ref, connection) {
      if value.isPart(of: accepted) { return .known }
      let own = E.fields.filter { $0.uses.contains(.name) }.flatMap { $0.get(record)?.spellings ?? [] }
      let known = names.union(own.map(NameKey.of))
      if field.uses.contains(.name), value.spellings.allSatisfy({ known.contains(NameKey.of($0)) }) { return .known }
    }
    let claims = try Claim.about(record.ref, field.name, connection)
    func says(_ claim: Claim, _ value: Value) -> Bool {
      claim.value.flatMap(field.type.decode).map(value.restates) ?? false
    }
    let isKnown = claims.contains { claim in
      (claim.verdict == "rejected" || ["merged", "replaced"].contains(claim.why)) && says(claim, value)
    }
    if isKnown { return .known }
    // What only adds a language contradicts no decision.
    guard claims.contains(where: { $0.verdict == "accepted" && says($0, accepted) }), !accepted.restates(value) else {
      return .free
    }
    return value.isPart(of: accepted) ? .known : .decided
  }

  /// Whether others were merged into the record: its lists are several records' lists, and one file's is only a part.
  package mutating func isUnited(_ ref: Ref, _ connection: any Connection) throws -> Bool {
    try names(mergedInto: ref, connection) != nil
  }

  private mutating func names(mergedInto ref: Ref, _ connection: any Connection) throws -> Set<String>? {
    if let united { return united[ref] }
    var found: [Ref: Set<String>] = [:]
    try Table<Redirect>.each(connection) { redirect in
      guard let into = redirect.into else { return }
      let names = Remembered.decode(redirect.keys ?? "").filter { $0.system == "name" }.map(\.value)
      found[into, default: []].formUnion(names)
      found[into, default: []].formUnion(redirect.name.all.map { NameKey.of($0.1) })
    }
    united = found
    return found[ref]
  }
}

extension Claim {
  /// What other sources say of a field of a record, in order of id.
  package static func about(_ subject: Ref, _ field: String, _ connection: any Connection) throws -> [Claim] {
    let ids = try connection.rows(
      "SELECT id FROM claim WHERE subject = \(subject.description) AND field = \(field) ORDER BY id")
    return try ids.compactMap { try $0.string(0).flatMap { try Table<Claim>.fetch($0, connection) } }
  }
}

extension Value {
  /// Whether it says nothing that `other` does not: the same value, a text in some of the other's languages, a list of the same
  /// members.
  package func restates(_ other: Value) -> Bool {
    switch (self, other) {
    case (.text(let a), .text(let b)): a.all.allSatisfy { b[$0.0] == $0.1 }
    case (.words(let a), .words(let b)): Set(a) == Set(b)
    case (.codes(let a), .codes(let b)): Set(a) == Set(b)
    default: self == other
    }
  }

  /// A list whose members are all in the other.
  func isPart(of other: Value) -> Bool {
    switch (self, other) {
    case (.words(let a), .words(let b)): Set(a).isSubset(of: b)
    case (.codes(let a), .codes(let b)): Set(a).isSubset(of: b)
    default: false
    }
  }

  /// This list with the members of the other that it lacks; nil for what is no list.
  package func united(with other: Value) -> Value? {
    switch (self, other) {
    case (.words(let a), .words(let b)): .words(a + b.filter { !a.contains($0) })
    case (.codes(let a), .codes(let b)): .codes(a + b.filter { !a.contains($0) })
    default: nil
    }
  }
}
