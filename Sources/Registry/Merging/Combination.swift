import Core

/// One record out of two that are the same: what the winner has stands, what it lacks comes from the loser with its source,
/// lists are united, and what the loser says otherwise is a rival.
struct Combination<E: Entity> {
  struct Rival {
    let field: String
    let value: Value
    let source: Citation?
  }

  private(set) var record: E
  private(set) var rivals: [Rival] = []
  private let loser: E
  /// Whoever may see the winner may see the loser: its values may be shown as the winner's.
  private let isOpen: Bool
  private let vouching: Citation

  /// `vouching` is the source of what comes without one.
  init(_ winner: E, absorbing loser: E, isOpen: Bool, vouching: Citation) {
    record = winner
    self.loser = loser
    self.isOpen = isOpen
    self.vouching = vouching
    for field in E.fields { combine(field) }
    if isOpen { uniteNames() }
    if record.record.key == nil { record.record.key = loser.record.key }
  }

  private mutating func combine(_ field: Field<E>) {
    if isOpen, settleStanding(field) { return }
    let ours = field.get(record).flatMap { $0 == .ref(loser.ref) ? nil : $0 }
    if ours == nil { field.set(&record, nil) }
    guard let theirs = field.get(loser), theirs != .ref(record.ref), theirs != .ref(loser.ref), ours != theirs else {
      return
    }
    guard isOpen else { return rivals.append(rival(field, theirs)) }
    guard let ours else { return fill(field, theirs) }
    if let united = ours.united(with: theirs) {
      field.set(&record, united)
    } else if case .text(let text) = ours, case .text(let other) = theirs {
      field.set(&record, .text(text.merged(with: other)))
      let isSame = other.all.allSatisfy { text[$0.0] == nil || text[$0.0] == $0.1 }
      // A name of a record that has a list of names goes there.
      if !isSame, !(field.uses.contains(.name) && Self.otherNames != nil) { rivals.append(rival(field, theirs)) }
    } else {
      rivals.append(rival(field, theirs))
    }
  }

  private mutating func fill(_ field: Field<E>, _ value: Value) {
    field.set(&record, value)
    let source = loser.record.source(of: field.name) ?? vouching
    record.record.sources[field.name] = source == record.record.source ? nil : source
  }

  private func rival(_ field: Field<E>, _ value: Value) -> Rival {
    Rival(field: field.name, value: value, source: loser.record.source(of: field.name) ?? vouching)
  }

  /// An organisation that one of the two records confirms is confirmed. Returns whether the field was the standing.
  private mutating func settleStanding(_ field: Field<E>) -> Bool {
    guard field.name == "standing", let winner = record as? Organisation, let loser = loser as? Organisation else {
      return false
    }
    let firmest = Organisation.firmest(winner.standing, loser.standing)
    field.set(&record, firmest.map(Value.string))
    return true
  }

  /// The field that takes other names, where the entity has one.
  private static var otherNames: Field<E>? { E.fields.first { $0.type == .names && $0.uses.contains(.name) } }

  private mutating func uniteNames() {
    guard let others = Self.otherNames else { return }
    func names(_ entity: E) -> [String] {
      E.fields.filter { $0.uses.contains(.name) }.flatMap { $0.get(entity)?.spellings ?? [] }
    }
    var known = Set(names(record).map(Self.folded))
    let new = names(loser).filter { known.insert(Self.folded($0)).inserted }.map {
      // A list is stored with a bar between its members.
      $0.replacing("|", with: "｜")
    }
    guard !new.isEmpty else { return }
    let old = others.get(record)
    if old == nil { return fill(others, .words(new)) }
    others.set(&record, old?.united(with: .words(new)))
  }

  private static func folded(_ name: String) -> String {
    let key = NameKey.of(name)
    return key.isEmpty ? name : key
  }
}

extension Organisation {
  /// No standing is that of a confirmed organisation.
  fileprivate static func firmest(_ a: String?, _ b: String?) -> String? {
    let order: [String?] = ["confirmed", nil, "provisional", "unnamed"]
    return order.first { $0 == a || $0 == b } ?? a
  }
}
