import Core
import Store

/// One kind's table, read once in order of id, a page of records at a time, each page beside what lookup and journal say of it.
///
/// A page answers for all ids after the last of the page before, up to its own last: what lookup or journal hold between two
/// records is found too.
final class RecordPass<E: Entity> {
  private let register: Register
  private let list: ProblemList
  private let connection: any Connection
  private var page: [E] = []
  private var after = ""
  /// Those whose absence no foreign key would notice: the field may hold records of several kinds.
  private let loose = E.fields.filter { if case .ref(let kinds) = $0.type { kinds.count != 1 } else { false } }

  private static var size: Int { 1000 }

  init(_ register: Register, _ list: ProblemList, _ connection: any Connection) {
    self.register = register
    self.list = list
    self.connection = connection
  }

  func run() throws {
    var isOver = false
    while !isOver {
      page = try Table<E>.page(after: after, limit: Self.size, connection)
      isOver = page.count < Self.size
      try close(upTo: isOver ? nil : page.last?.id.rawValue)
    }
  }

  private func close(upTo last: String?) throws {
    let journalled = try Replay<E>.states(after: after, upTo: last, connection)
    let keys = try lookups(upTo: last)
    for entity in page {
      compare(entity, journalled[entity.id.rawValue])
      compare(entity, keys[entity.id.rawValue] ?? [])
      try follow(entity)
    }
    let ids = Set(page.map(\.id.rawValue))
    for (id, state) in journalled.sorted(by: { $0.key < $1.key }) where !ids.contains(id) && !state.isRemoved {
      let ref = Ref(E.kind, id)
      list.add(
        "journal.lost", at: ref, place: ref.description,
        Label("\(ref) 在日志中仍在，表中却没有", "\(ref) is in the journal and was never removed, but its row is gone"))
    }
    for id in keys.keys.sorted() where !ids.contains(id) { stale(Ref(E.kind, id), ["*"]) }
    after = last ?? after
  }

  private func compare(_ entity: E, _ state: Replay<E>.State?) {
    guard let state, !state.isRemoved else {
      list.add(
        "journal.unknown", at: entity.ref, place: entity.ref.description,
        Label("\(entity.ref) 不见于日志：绕过程序写入", "The journal does not know \(entity.ref): it was written past the program"))
      return
    }
    let wrong = state.differences(from: entity)
    guard !wrong.isEmpty else { return }
    list.add(
      "journal.value", at: entity.ref, place: "\(entity.ref) \(wrong.joined(separator: ","))",
      Label(
        "\(entity.ref) 的 \(wrong.joined(separator: "、")) 与日志最后所记不符",
        "\(entity.ref): \(wrong.joined(separator: ", ")) is not what the journal has last"))
  }

  private func compare(_ entity: E, _ found: Set<Lookup.Key>) {
    let wrong = found.symmetricDifference(Lookup.keys(of: entity))
    if !wrong.isEmpty { stale(entity.ref, Set(wrong.map(\.system)).sorted()) }
  }

  private func stale(_ ref: Ref, _ systems: [String]) {
    list.add(
      "lookup.stale", at: ref, place: "\(ref) \(systems.joined(separator: ","))",
      Label("\(ref) 的检索键与记录不符", "The lookup keys of \(ref) are not those of the record"))
  }

  private func follow(_ entity: E) throws {
    for field in loose {
      guard case .ref(let target) = field.get(entity), try !register.has(target), try !answers(entity, target) else {
        continue
      }
      list.add(
        "reference.nowhere", at: entity.ref, place: "\(entity.ref) \(field.name)", others: [target],
        Label(
          "\(entity.ref) 的\(field.label.zh)指向不存在的 \(target)",
          "\(entity.ref): \(field.name) points to \(target), which does not exist"))
    }
    for citation in Set([entity.record.source].compactMap(\.self) + entity.record.sources.values) {
      guard let target = citation.target, try !register.has(target) else { continue }
      list.add(
        "source.nowhere", at: entity.ref, place: entity.ref.description, others: [target],
        Label("\(entity.ref) 的出处 \(citation) 不存在", "\(entity.ref) cites \(citation), which does not exist"))
    }
  }

  private func answers(_ entity: E, _ target: Ref) throws -> Bool {
    try Candidate.isRemembered(by: entity) && Redirects.of(target, connection) != nil
  }

  private func lookups(upTo last: String?) throws -> [String: Set<Lookup.Key>] {
    var out: [String: Set<Lookup.Key>] = [:]
    let end: SQL = last.map { " AND entity <= \($0)" } ?? ""
    try connection.each("SELECT entity, system, value FROM lookup WHERE kind = \(E.kind) AND entity > \(after)\(end)") {
      row in
      guard let id = row.string(0), let system = row.string(1), let value = row.string(2) else { return }
      out[id, default: []].insert(Lookup.Key(system, value))
    }
    return out
  }
}

extension Citation {
  /// The record that it names; an edit names a person's account, which is none.
  fileprivate var target: Ref? {
    switch origin {
    case .publication: Ref(Publication.kind, id)
    case .batch: Ref(Batch.kind, id)
    case .edit: nil
    }
  }
}
