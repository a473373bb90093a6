import Core
import Store

/// Merges made after one that is to be taken back, so far as they still stand.
struct Later {
  /// The sequence of the last thing that the merge did.
  private let end: Int
  /// Sequences of merges that are taken back with it.
  private let besides: Set<Int>
  private let connection: any Connection

  init(than redirect: Redirect, besides: Set<Int>, _ connection: any Connection) throws {
    end = try Redirects.last(redirect, connection)
    self.besides = besides
    self.connection = connection
  }

  /// The one that removed a record, or that wrote over what the merge gave it; nil where none did.
  func touching<E: Entity>(_ type: E.Type, _ ref: Ref, _ given: [String: Journal.Change]) throws -> Redirect? {
    guard let record = try Table<E>.fetch(ref.id, connection) else {
      let gone = try Journal.entries(of: ref, connection).last(where: \.isRemoval)
      return try gone.flatMap { besides.contains($0.seq) ? nil : try merge(writing: $0) }
    }
    let resolution = Resolution(connection: connection)
    var history: [Journal.Entry]?
    for (name, change) in given.sorted(by: { $0.key < $1.key }) where name != "@sources" {
      let left = try [change.after, resolution.now(change.after, of: name, in: type)]
      let current = record.spelling(name)
      guard !left.contains(current), E.field(name)?.type.without(change, in: current) == nil else { continue }
      let entries = try history ?? Journal.entries(of: ref, connection).filter { $0.seq > end }
      history = entries
      if let later = try overwriting(left, with: current, name, type, entries) { return later }
    }
    return nil
  }

  /// The latest of the merges that led from a value that was `left` to the `current` one, whatever was done and undone besides.
  private func overwriting<E: Entity>(
    _ left: [String?], with current: String?, _ name: String, _ type: E.Type, _ entries: [Journal.Entry]
  ) throws -> Redirect? {
    let resolution = Resolution(connection: connection)
    var value = current
    var latest: Redirect?
    for entry in entries.reversed() {
      guard let change = entry.changes[name], !entry.isCreation, !entry.isRemoval,
        try [change.after, resolution.now(change.after, of: name, in: type)].contains(value),
        let later = try merge(writing: entry)
      else { continue }
      if latest == nil, !besides.contains(entry.seq) { latest = later }
      if left.contains(change.before) { return latest }
      value = change.before
    }
    return nil
  }

  private func merge(writing entry: Journal.Entry) throws -> Redirect? {
    entry.seq > end ? try Redirects.writing(entry.seq, connection) : nil
  }
}
