package import Core
package import Search

/// Everything that the store holds at one sequence of the journal: what pages, search and matching read.
///
/// It never changes: a reader keeps the one it has while the next is made. Every question takes the audience that asks it, and what
/// that may not see is in no answer. What a cluster is about lies in the index, words and records together; the registry's
/// own books, which nobody searches, are in memory.
package final class Cluster: Sendable {
  /// The journal's sequence at which it was read.
  package let sequence: Int
  package let codes: CodeBook
  /// The index at that sequence.
  package let index: IndexSnapshot
  let keeper: IndexKeeper
  let books: Books
  let sources: Sources

  /// What makes words and names of what the tables hold.
  struct Sources: Sendable {
    let analyser: TextAnalyser
    let compactCodes: [CodeEntry]
  }

  package var analyser: TextAnalyser { sources.analyser }

  init(
    sequence: Int, codes: CodeBook, keeper: IndexKeeper, books: Books, sources: Sources
  ) {
    self.sequence = sequence
    self.codes = codes
    self.keeper = keeper
    self.books = books
    self.sources = sources
    index = keeper.engine.snapshot
  }

  /// A record that refers to another, and by which of its fields.
  package struct Link: Hashable, Sendable, Comparable {
    package let from: Ref
    package let field: String
    package static func < (a: Link, b: Link) -> Bool { (a.from, a.field) < (b.from, b.field) }
  }

  // MARK: Questions

  package func all<E: Entity>(_ type: E.Type, for audience: Audience) -> [E] {
    guard Entities.isSubject(E.kind) else { return books.all(type, for: audience) }
    return index.kept(of: E.kind, for: audience).compactMap { read($0)?.record }
  }

  package func count(_ kind: Kind, for audience: Audience) -> Int {
    guard Entities.isSubject(kind) else { return books.count(kind, for: audience) }
    return index.count(of: kind, for: audience)
  }

  @_specialize(where E == Need)
  @_specialize(where E == Offer)
  @_specialize(where E == Organisation)
  package func find<E: Entity>(_ id: ID<E>, for audience: Audience) -> E? {
    guard Entities.isSubject(E.kind) else { return books.find(id, for: audience) }
    guard let kept = index.kept(Ref(E.kind, id.rawValue), for: audience) else { return nil }
    return read(kept)?.record
  }

  /// The same of a subject, for who reads many and little of each.
  @_specialize(where E == Offer)
  @_specialize(where E == Organisation)
  package func filed<E: Entity>(_ id: ID<E>, for audience: Audience) -> Filed<E>? {
    guard let kept = index.kept(Ref(E.kind, id.rawValue), for: audience) else { return nil }
    return read(kept)
  }

  package func record(_ ref: Ref, for audience: Audience) -> (any Entity)? {
    Entities.type(ref.kind).flatMap { found($0, ref.id, audience) }
  }

  private func found<E: Entity>(_ type: E.Type, _ id: String, _ audience: Audience) -> (any Entity)? {
    find(ID<E>(id), for: audience)
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
    guard let redirect = books.redirect(of: former, for: audience), let into = redirect.into,
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
    let kept = ClusterKey.links.flatMap { kind, fields in
      fields.flatMap { field in
        index.kept(under: ClusterKey.link(kind, field, to: ref), for: audience).map { Link(from: $0.ref, field: field) }
      }
    }
    return (kept + books.links(to: ref, for: audience)).sorted()
  }

  /// Records of one kind that refer to `ref` by `field`, in the order of their ids.
  package func referrers<E: Entity>(_ type: E.Type, by field: String, to ref: Ref, for audience: Audience) -> [E] {
    guard Entities.isSubject(E.kind) else { return books.referrers(type, by: field, to: ref, for: audience) }
    return index.kept(under: ClusterKey.link(E.kind, field, to: ref), for: audience).compactMap { read($0)?.record }
  }

  /// Records of one kind that bear a name, a number or a key.
  func named<E: Entity>(_ type: E.Type, _ key: Lookup.Key, for audience: Audience) -> [Ref] {
    index.kept(under: ClusterKey.named(E.kind, key), for: audience).map(\.ref)
  }

  /// How a record writes each of some words of the index, where it has them.
  package func written(_ words: Set<String>, in ref: Ref, for audience: Audience) -> [String: String] {
    record(ref, for: audience).map { maker.written(words, in: $0) } ?? [:]
  }

  // MARK: Inside

  /// Makes profiles of records of this state.
  private var maker: ProfileMaker {
    ProfileMaker(codes: codes, analyser: analyser) { [self] in
      record($0, for: .visitor).map(PublicParty.init)
    }
  }

  private func read<E: Entity>(_ kept: KeptRecord) -> Filed<E>? {
    keeper.cache.record(kept.place) {
      var filed: Filed<E>?
      kept.withBytes { bytes in
        guard let record = try? Table<E>.entity(kept: bytes) else { return }
        filed = Filed(record)
      }
      return filed
    }
  }
}
