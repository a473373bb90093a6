package import Core
package import Matching
package import Store

/// Everything that the store holds at one sequence of the journal, in memory: what pages, search and matching read.
///
/// A value: a reader keeps the one it has while the next is made. Every question takes the audience that asks it, and what
/// that may not see is in no answer.
package struct Cluster: Sendable {
  /// The journal's sequence at which it was read.
  package private(set) var sequence: Int
  package private(set) var codes: CodeBook
  package private(set) var index: SearchIndex
  package let analyser: TextAnalyser
  private var shelves: [Kind: any AnyShelf] = [:]
  private var incoming: [Ref: Set<Link>] = [:]
  /// Address of a record that was merged away → its redirect.
  private var redirects: [Ref: ID<Redirect>] = [:]
  private let compactCodes: [CodeEntry]

  /// A record that refers to another, and by which of its fields.
  package struct Link: Hashable, Sendable, Comparable {
    package let from: Ref
    package let field: String
    package static func < (a: Link, b: Link) -> Bool { (a.from, a.field) < (b.from, b.field) }
  }

  /// Reads the whole store in one transaction. `progress` is told (records indexed, records in all).
  package static func load(
    _ store: any Store, analyser: TextAnalyser, compactCodes: [CodeEntry],
    progress: (@Sendable (Int, Int) -> Void)? = nil
  ) async throws -> Cluster {
    try await store.read { connection in
      var cluster = Cluster(
        sequence: try Journal.head(connection).seq, codes: CodeBook(compactCodes, try CodeTable.all(connection)),
        index: SearchIndex(), analyser: analyser, compactCodes: compactCodes)
      for type in Entities.all { cluster.shelves[type.kind] = try loaded(type, connection) }
      for shelf in cluster.shelves.values {
        for ref in shelf.refs { cluster.link(ref) }
      }
      cluster.reindex(Entities.subjects.flatMap { cluster.shelves[$0.kind]?.refs ?? [] }, progress)
      return cluster
    }
  }

  /// This cluster brought up to the end of the journal; itself when nothing was written.
  package func following(_ store: any Store) async throws -> Cluster {
    try await store.read { [self] connection in
      let head = try Journal.head(connection).seq
      guard head != sequence else { return self }
      var next = self
      var touched: Set<Ref> = []
      var from = sequence
      while from < head {
        let entries = try Journal.entries(after: from, connection)
        guard let last = entries.last else { break }
        touched.formUnion(entries.map(\.ref))
        from = last.seq
      }
      if touched.contains(where: { $0.kind == ReferenceSet.kind }) {
        // Names of codes are in every profile: another catalogue makes all of them anew.
        return try Self.reload(self, connection)
      }
      for ref in touched { try next.renew(ref, connection) }
      next.reindex(next.affected(by: touched))
      next.sequence = head
      return next
    }
  }

  // MARK: Questions

  package func all<E: Entity>(_ type: E.Type, for audience: Audience) -> [E] {
    guard let shelf = shelves[E.kind] as? Shelf<E> else { return [] }
    return shelf.ids.compactMap { id in shelf.byID[id].flatMap { $0.isVisible(to: audience) ? $0 : nil } }
  }

  package func count(_ kind: Kind, for audience: Audience) -> Int {
    guard let shelf = shelves[kind] else { return 0 }
    if audience == .operating { return shelf.count }
    return shelf.refs.count { record($0, for: audience) != nil }
  }

  package func find<E: Entity>(_ id: ID<E>, for audience: Audience) -> E? {
    (shelves[E.kind] as? Shelf<E>)?.byID[id.rawValue].flatMap { $0.isVisible(to: audience) ? $0 : nil }
  }

  package func record(_ ref: Ref, for audience: Audience) -> (any Entity)? {
    shelves[ref.kind]?.get(ref.id).flatMap { $0.isVisible(to: audience) ? $0 : nil }
  }

  /// The record of any kind that has this id, or had it before it was merged into another: ids are alone across kinds in practice,
  /// so an address needs no kind.
  package func record(id: String, for audience: Audience) -> (any Entity)? {
    for type in Entities.all {
      if let found = record(Ref(type.kind, id), for: audience) { return found }
    }
    for type in Entities.subjects {
      if let into = successor(of: Ref(type.kind, id), for: audience) { return record(into, for: audience) }
    }
    return nil
  }

  /// The record into which the one at `former` was merged; nil where none was, or where the audience may know of neither.
  package func successor(of former: Ref, for audience: Audience) -> Ref? {
    guard let redirect = redirects[former].flatMap({ find($0, for: audience) }), let into = redirect.into,
      record(into, for: audience) != nil
    else { return nil }
    return into
  }

  /// What was merged into a record, the latest first.
  package func merged(into ref: Ref, for audience: Audience) -> [Redirect] {
    referrers(Redirect.self, by: "into", to: ref, for: audience).sorted { ($0.first ?? 0) > ($1.first ?? 0) }
  }

  package func title(of ref: Ref, for audience: Audience) -> Text? { record(ref, for: audience)?.title }

  /// Who refers to `ref`, in order of kind and id, as far as this audience may know.
  package func links(to ref: Ref, for audience: Audience) -> [Link] {
    (incoming[ref] ?? []).filter { record($0.from, for: audience) != nil }.sorted()
  }

  /// Records of one kind that refer to `ref` by `field`.
  package func referrers<E: Entity>(_ type: E.Type, by field: String, to ref: Ref, for audience: Audience) -> [E] {
    (incoming[ref] ?? []).filter { $0.from.kind == E.kind && $0.field == field }.sorted().compactMap {
      find(ID<E>($0.from.id), for: audience)
    }
  }

  // MARK: Making

  private static func loaded<E: Entity>(_ type: E.Type, _ connection: any Connection) throws -> any AnyShelf {
    var shelf = Shelf<E>()
    try shelf.load(connection)
    return shelf
  }

  private static func reload(_ old: Cluster, _ connection: any Connection) throws -> Cluster {
    var cluster = Cluster(
      sequence: try Journal.head(connection).seq, codes: CodeBook(old.compactCodes, try CodeTable.all(connection)),
      index: SearchIndex(), analyser: old.analyser, compactCodes: old.compactCodes)
    for type in Entities.all { cluster.shelves[type.kind] = try loaded(type, connection) }
    for shelf in cluster.shelves.values {
      for ref in shelf.refs { cluster.link(ref) }
    }
    cluster.reindex(Entities.subjects.flatMap { cluster.shelves[$0.kind]?.refs ?? [] })
    return cluster
  }

  private mutating func renew(_ ref: Ref, _ connection: any Connection) throws {
    unlink(ref)
    try shelves[ref.kind]?.renew(ref.id, connection)
    link(ref)
  }

  private mutating func link(_ ref: Ref) {
    for (field, to) in shelves[ref.kind]?.referencesOut(of: ref.id) ?? [] {
      incoming[to, default: []].insert(Link(from: ref, field: field))
    }
    if let (former, redirect) = redirect(ref) { redirects[former] = redirect }
  }

  private mutating func unlink(_ ref: Ref) {
    for (field, to) in shelves[ref.kind]?.referencesOut(of: ref.id) ?? [] {
      incoming[to]?.remove(Link(from: ref, field: field))
      if incoming[to]?.isEmpty == true { incoming[to] = nil }
    }
    if let (former, redirect) = redirect(ref), redirects[former] == redirect { redirects[former] = nil }
  }

  private func redirect(_ ref: Ref) -> (former: Ref, ID<Redirect>)? {
    guard ref.kind == Redirect.kind, let redirect = shelves[ref.kind]?.get(ref.id) as? Redirect else { return nil }
    return redirect.former.flatMap { Ref($0) }.map { ($0, redirect.id) }
  }

  /// What was touched and what shows a touched record's name in its own profile.
  private func affected(by touched: Set<Ref>) -> [Ref] {
    touched.union(touched.flatMap { incoming[$0] ?? [] }.map(\.from)).sorted()
  }

  private mutating func reindex(_ refs: [Ref], _ progress: ((Int, Int) -> Void)? = nil) {
    for (done, ref) in refs.enumerated() {
      if done.isMultiple(of: 500) { progress?(done, refs.count) }
      if let record = shelves[ref.kind]?.get(ref.id), Entities.isSubject(ref.kind) {
        index.upsert(profile(of: record))
      } else {
        index.remove(ref)
      }
    }
    progress?(refs.count, refs.count)
  }
}
