import Core
import Store

/// Takes entries of the journal back, the latest first: what they made goes, what they removed returns, what they changed gets
/// its former value, unless somebody touched it since.
struct Undoing {
  var report = UndoReport()
  private let act: Act
  private let entries: [Journal.Entry]
  private let own: Set<Int>
  private let touched: Set<Ref>
  /// Records that the entries made, as they left them: they go whole or stay whole.
  private var left: [Ref: [String: String?]] = [:]
  private var restored: Set<Ref> = []
  /// Records of which something stays.
  private var kept: Set<Ref> = []
  /// Entries behind it are this undo's own.
  private let end: Int

  private var connection: any Connection { act.connection }
  private var resolution: Resolution { Resolution(connection: connection) }

  init(_ entries: [Journal.Entry], in act: Act) {
    self.act = act
    self.entries = entries
    own = Set(entries.map(\.seq))
    touched = Set(entries.map(\.ref))
    end = act.last
    for entry in entries where entry.isCreation { left[entry.ref] = [:] }
    for entry in entries where left[entry.ref] != nil {
      for (name, change) in entry.changes { left[entry.ref]?[name] = .some(change.after) }
    }
  }

  mutating func run(_ progress: ((Int, Int) -> Void)? = nil) throws {
    for (done, entry) in entries.reversed().enumerated() {
      if done.isMultiple(of: 500) { progress?(done, entries.count) }
      if let type = Entities.type(entry.ref.kind) { try takeBack(entry, type) }
    }
    progress?(entries.count, entries.count)
    report.restored = restored.count
  }

  mutating func keep(_ ref: Ref, _ why: Label) {
    report.kept.append((ref, why))
    kept.insert(ref)
  }

  private mutating func takeBack<E: Entity>(_ entry: Journal.Entry, _ type: E.Type) throws {
    let current = try Table<E>.fetch(entry.ref.id, connection)
    if entry.isCreation {
      try removeMade(current, entry)
    } else if left[entry.ref] != nil {
      return
    } else if entry.isRemoval {
      guard current == nil else { return }
      // What it referred to may have been merged since.
      var spellings: [String: String?] = [:]
      for (name, change) in entry.changes {
        spellings[name] = .some(try resolution.now(change.before, of: name, in: type))
      }
      try act.create(E(id: ID(entry.ref.id)).applying(spellings))
      restored.insert(entry.ref)
    } else if let current {
      let former = try restoring(current, entry)
      if try act.update(current, to: former) { restored.insert(entry.ref) }
    }
  }

  private mutating func removeMade<E: Entity>(_ current: E?, _ entry: Journal.Entry) throws {
    guard let current else {
      if let into = try Redirects.of(entry.ref, connection)?.into {
        keep(entry.ref, Label("已并入 \(into)；先拆分再撤销", "is merged into \(into): split it first to take it back"))
      }
      return
    }
    // A redirect that a later merge pointed elsewhere goes with its own merge all the same.
    if try !(current is Redirect) && !isAsLeft(current), let later = try laterTouch(entry) {
      keep(entry.ref, Label("之后又被修改（\(later)）", "changed afterwards (\(later))"))
    } else if let user = try referrer(to: entry.ref) {
      keep(entry.ref, Label("仍被 \(user) 引用", "\(user) refers to it"))
    } else {
      try act.remove(current)
      report.removed += 1
    }
  }

  private mutating func restoring<E: Entity>(_ current: E, _ entry: Journal.Entry) throws -> E {
    var back: [String: String?] = [:]
    for (name, change) in entry.changes.sorted(by: { $0.key < $1.key })
    where name != "@sources" && current.spelling(name) != change.before {
      let left = try resolution.now(change.after, of: name, in: E.self)
      if [change.after, left].contains(current.spelling(name)) {
        back[name] = .some(try resolution.now(change.before, of: name, in: E.self))
      } else if let rest = E.field(name)?.type.without(change, in: current.spelling(name)) {
        back[name] = .some(rest)
        keep(entry.ref, Label("「\(name)」之后增加的内容保留", "what was added to “\(name)” since stays"))
      } else {
        keep(entry.ref, Label("「\(name)」之后又被修改", "“\(name)” was changed afterwards"))
      }
    }
    var former = current.applying(back)
    if let sources = entry.changes["@sources"] {
      let before = Sources.decode(try resolution.now(sources.before, of: "@sources", in: E.self) ?? "")
      let after = Sources.decode(try resolution.now(sources.after, of: "@sources", in: E.self) ?? "")
      // The source of a value that stays is somebody else's by now.
      for field in Set(before.keys).union(after.keys) where before[field] != after[field] {
        let stays = entry.changes[field] != nil && back[field] == nil
        if !stays, former.record.sources[field] == after[field] { former.record.sources[field] = before[field] }
      }
    }
    return former
  }

  /// Whether a record reads as these entries left it, whatever was done and undone in between.
  private func isAsLeft<E: Entity>(_ current: E) throws -> Bool {
    let carried = ["@visibility", "@key", "@source", "@sources"]
    return try (carried + E.fields.map(\.name)).allSatisfy { name in
      let left = self.left[current.ref]?[name] ?? nil
      return try current.spelling(name) == left || current.spelling(name) == resolution.now(left, of: name, in: E.self)
    }
  }

  /// The verb and actor of the first later entry about the same record that is not taken back here.
  private func laterTouch(_ entry: Journal.Entry) throws -> String? {
    try Journal.entries(of: entry.ref, connection).first {
      $0.seq > entry.seq && $0.seq <= end && !own.contains($0.seq)
    }.map { "\($0.verb), \($0.actor)" }
  }

  /// A record that refers to `ref` and stays: untouched by what is taken back, or kept.
  private func referrer(to ref: Ref) throws -> Ref? {
    try References.first(to: ref, connection) { !touched.contains($0) || kept.contains($0) }
  }
}

extension Journal.Entry {
  var isCreation: Bool { changes["@visibility"].map { $0.before == nil && $0.after != nil } ?? false }
  var isRemoval: Bool { changes["@visibility"].map { $0.before != nil && $0.after == nil } ?? false }
}
