import Core
import Registry
import Store

/// Writes what a row says about a record: fills what is empty, replaces what an earlier file said, and sets beside the accepted
/// value, as a claim, whatever must not replace it.
struct RecordWriter {
  enum Outcome: Equatable { case created, changed, unchanged }

  var ids: IDMaker
  var said = SaidRows()

  /// What merges and decisions settled before this import.
  private var settlement = Settlement()

  /// Lists that wait for the end of the file.
  private(set) var lists = PendingLists()

  init(ids: IDMaker) { self.ids = ids }

  /// Writes the lists that turned out to be others than before. Returns the records that changed by it.
  mutating func settleLists(in act: Act) throws -> Set<Ref> { try lists.settle(in: act) }

  mutating func forget(_ ref: Ref) throws { try said.forget(ref) }

  /// `cited` tells that the row names its own source (an article's paragraph), which then competes with other sources.
  mutating func write<E: Entity>(
    _ draft: Draft<E>, onto existing: E?, id reserved: String?, source: Citation, cited: Bool, at row: SaidRows.Mark,
    in act: Act, note: (String, Label) -> Void
  ) throws -> (ref: Ref, outcome: Outcome) {
    guard let existing else {
      let id = try reserved.map { ID<E>($0) } ?? ids.next(E.self, act.connection)
      let entity = draft.entity(id, source: source)
      try act.create(entity)
      try said.note(SaidRows.Said(first: row, fields: Self.given(draft)), of: entity.ref)
      return (entity.ref, .created)
    }
    let former = try said.of(existing.ref)
    var next = existing
    var claimed = false
    if existing.record.key == nil { next.record.key = draft.key }
    if let visibility = draft.visibility { next.record.visibility = visibility }
    for (index, field) in E.fields.enumerated() {
      guard case (var value, let place)? = draft.values[field.name], !draft.defaulted.contains(field.name) else {
        continue
      }
      let isSaid = (former?.fields ?? 0) & Self.bit(index) != 0
      let old = field.get(existing)
      let settled = try settlement.standing(of: field, in: existing, against: value, act.connection)
      if settled == .known { continue }
      if let united = old?.united(with: value), try settlement.isUnited(existing.ref, act.connection) { value = united }
      let isFree = settled == .free && existing.record.source(of: field.name)?.origin == .batch && !cited
      if isFree, lists.hold(existing.ref, field.name, old, value, isFirst: former == nil, source) {
        continue
      }
      let merged = Self.merge(old, value, adding: former != nil)
      if merged == old { continue }
      var why =
        old.map { standing(existing, field, $0, merged, source, cited, isGoingOn: former != nil, isSaid: isSaid) }
        ?? (existing.record.sources[field.name]?.origin == .edit ? "edited" : nil)
      if old != nil, settled == .decided { why = "decided" }
      if let why {
        if try claim(value, field, existing.ref, existing.record.visibility, why, source, in: act) {
          claimed = true
          note(place, Self.rivalNote(field.label, value, old, why))
        }
        continue
      }
      field.set(&next, merged)
      next.record.sources[field.name] = source == next.record.source ? nil : source
    }
    if let organisation = next as? Organisation, organisation.standing == "provisional", former == nil,
      draft.values["name"] != nil, draft.values["standing"] == nil
    {
      // A row of its own about an organisation is what the provisional one was waiting for.
      var confirmed = organisation
      confirmed.standing = nil
      if let confirmed = confirmed as? E { next = confirmed }
    }
    let changed = try act.update(existing, to: next) || claimed
    let said = SaidRows.Said(
      first: former?.first ?? row, fields: (former?.fields ?? 0) | Self.given(draft),
      isUnchanged: former?.isUnchanged ?? !changed)
    try self.said.note(said, of: existing.ref)
    return (existing.ref, changed ? .changed : .unchanged)
  }

  private static func bit(_ index: Int) -> UInt64 { 1 << UInt64(index) }

  private static func given<E: Entity>(_ draft: Draft<E>) -> UInt64 {
    E.fields.enumerated().reduce(0) { draft.values[$1.element.name] == nil ? $0 : $0 | bit($1.offset) }
  }

  /// Why the old value stays, or nil when the new one replaces it. An earlier row of this import spoke of
  /// the record (`isGoingOn`), or gave the field (`isSaid`).
  private func standing<E: Entity>(
    _ record: E, _ field: Field<E>, _ old: Value, _ new: Value, _ source: Citation, _ cited: Bool, isGoingOn: Bool,
    isSaid: Bool
  ) -> String? {
    // What only adds to a text or a list contradicts nothing.
    switch (old, new) {
    case (.text(let a), .text(let b)) where a.all.allSatisfy({ b[$0.0] == $0.1 }): return nil
    case (.codes(let a), .codes(let b)) where a.allSatisfy(b.contains) && isGoingOn: return nil
    case (.words(let a), .words(let b)) where a.allSatisfy(b.contains) && isGoingOn: return nil
    default: break
    }
    guard let former = record.record.source(of: field.name) else { return nil }
    if former.origin == .edit { return "edited" }
    if cited, former.origin == .publication, former != source { return "source" }
    // Two rows of one file that disagree: neither is newer than the other.
    if isSaid, former != source { return "source" }
    return nil
  }

  /// Texts gain languages. Lists gain members while the same file goes on about the record; another file replaces them.
  private static func merge(_ old: Value?, _ new: Value, adding: Bool) -> Value {
    switch (old, new) {
    case (.text(let a), .text(let b)):
      var out = a
      for (language, string) in b.all { out[language] = string }
      return .text(out)
    case (.words(let a), .words(let b)) where adding: return .words(a + b.filter { !a.contains($0) })
    case (.codes(let a), .codes(let b)) where adding: return .codes(a + b.filter { !a.contains($0) })
    default: return new
    }
  }

  private mutating func claim<E: Entity>(
    _ value: Value, _ field: Field<E>, _ ref: Ref, _ visibility: Visibility, _ why: String, _ source: Citation,
    in act: Act
  ) throws -> Bool {
    var claim = Claim(id: try ids.next(Claim.self, act.connection))
    claim.subject = ref
    claim.field = field.name
    claim.value = value.canonical
    claim.why = why
    claim.record.source = source
    claim.record.visibility = visibility
    if let identity = Lookup.identity(of: claim), try !Lookup.find(Claim.kind, identity, act.connection).isEmpty {
      return false
    }
    try act.create(claim)
    return true
  }

  private static func rivalNote(_ label: Label, _ new: Value, _ old: Value?, _ why: String) -> Label {
    let reason = Vocabulary.claimReasons.label(why)
    guard let old else {
      return Label(
        "\(label.zh)：有人清空了它，「\(shown(new))」并列为不同说法", "\(label.en): cleared by hand, “\(shown(new))” is kept beside it")
    }
    return Label(
      "\(label.zh)：保留「\(shown(old))」，「\(shown(new))」并列为不同说法（\(reason.zh)）",
      "\(label.en): “\(shown(old))” stands, “\(shown(new))” is kept beside it (\(reason.en))")
  }

  private static func shown(_ value: Value) -> String {
    if case .text(let text) = value { text.best(text.original) } else { value.canonical }
  }
}
