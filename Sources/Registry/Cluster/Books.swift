import Core
import Store

/// The registry's own books, in memory: relations, claims, batches and what else it writes down about a cluster's records.
struct Books: Sendable {
  private var shelves: [Kind: any AnyShelf] = [:]
  private var incoming: [Ref: Set<Cluster.Link>] = [:]
  /// Address of a record that was merged away → its redirect.
  private var redirects: [Ref: ID<Redirect>] = [:]

  init(_ connection: any Connection) throws {
    for type in Entities.bookkeeping { shelves[type.kind] = try Self.loaded(type, connection) }
    for shelf in shelves.values {
      for ref in shelf.refs { link(ref) }
    }
  }

  private static func loaded<E: Entity>(_ type: E.Type, _ connection: any Connection) throws -> any AnyShelf {
    var shelf = Shelf<E>()
    try shelf.load(connection)
    return shelf
  }

  /// Takes a record as the database has it now.
  mutating func renew(_ ref: Ref, _ connection: any Connection) throws {
    unlink(ref)
    try shelves[ref.kind]?.renew(ref.id, connection)
    link(ref)
  }

  // MARK: Questions

  func all<E: Entity>(_ type: E.Type, for audience: Audience) -> [E] {
    guard let shelf = shelves[E.kind] as? Shelf<E> else { return [] }
    return shelf.ids.compactMap { id in shelf.byID[id].flatMap { $0.isVisible(to: audience) ? $0 : nil } }
  }

  func count(_ kind: Kind, for audience: Audience) -> Int {
    guard let shelf = shelves[kind] else { return 0 }
    if audience == .operating { return shelf.count }
    return shelf.refs.count { isVisible($0, to: audience) }
  }

  func find<E: Entity>(_ id: ID<E>, for audience: Audience) -> E? {
    (shelves[E.kind] as? Shelf<E>)?.byID[id.rawValue].flatMap { $0.isVisible(to: audience) ? $0 : nil }
  }

  func links(to ref: Ref, for audience: Audience) -> [Cluster.Link] {
    (incoming[ref] ?? []).filter { isVisible($0.from, to: audience) }
  }

  func referrers<E: Entity>(_ type: E.Type, by field: String, to ref: Ref, for audience: Audience) -> [E] {
    (incoming[ref] ?? []).filter { $0.from.kind == E.kind && $0.field == field }.sorted().compactMap {
      find(ID<E>($0.from.id), for: audience)
    }
  }

  func redirect(of former: Ref, for audience: Audience) -> Redirect? {
    redirects[former].flatMap { find($0, for: audience) }
  }

  private func isVisible(_ ref: Ref, to audience: Audience) -> Bool {
    shelves[ref.kind]?.get(ref.id)?.isVisible(to: audience) ?? false
  }

  // MARK: Links

  private mutating func link(_ ref: Ref) {
    for (field, to) in shelves[ref.kind]?.referencesOut(of: ref.id) ?? [] {
      incoming[to, default: []].insert(Cluster.Link(from: ref, field: field))
    }
    if let (former, redirect) = redirect(ref) { redirects[former] = redirect }
  }

  private mutating func unlink(_ ref: Ref) {
    for (field, to) in shelves[ref.kind]?.referencesOut(of: ref.id) ?? [] {
      incoming[to]?.remove(Cluster.Link(from: ref, field: field))
      if incoming[to]?.isEmpty == true { incoming[to] = nil }
    }
    if let (former, redirect) = redirect(ref), redirects[former] == redirect { redirects[former] = nil }
  }

  private func redirect(_ ref: Ref) -> (former: Ref, ID<Redirect>)? {
    guard ref.kind == Redirect.kind, let redirect = shelves[ref.kind]?.get(ref.id) as? Redirect else { return nil }
    return redirect.former.flatMap { Ref($0) }.map { ($0, redirect.id) }
  }
}
