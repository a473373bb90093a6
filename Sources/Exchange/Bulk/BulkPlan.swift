package import Core
import Foundation
import Registry
package import Store

/// What a bulk edit would do, record by record: looked at before it is done.
package struct BulkPlan: Sendable {
  /// Those that change, in the order given.
  package fileprivate(set) var changing: [Ref] = []
  package fileprivate(set) var unchanged = 0
  /// Those that somebody posted here: what they say of themselves follows from their posting.
  package fileprivate(set) var posted: [Ref] = []

  /// What was looked at: another list, or a record that somebody changed meanwhile, has another.
  package var fingerprint: String {
    var digest = Digest()
    for ref in changing { digest.update(framed: ref.description) }
    digest.update(framed: "\(unchanged) \(posted.count)")
    return String(Digest.hex(digest.finish()).prefix(24))
  }

  package init(_ edit: BulkEdit, of refs: [Ref], _ connection: any Connection) throws {
    guard let type = Entities.type(edit.kind) else { return }
    try look(type, edit, refs, connection)
  }

  private mutating func look<E: Entity>(_ type: E.Type, _ edit: BulkEdit, _ refs: [Ref], _ connection: any Connection)
    throws
  {
    for ref in refs.prefix(BulkEdit.most) {
      guard let old = try Table<E>.fetch(ref.id, connection) else { continue }
      if try Postings.find(ref, connection) != nil {
        posted.append(ref)
      } else if edit.applied(to: old) == nil {
        unchanged += 1
      } else {
        changing.append(ref)
      }
    }
  }
}

extension BulkEdit {
  /// Nil where it is so already.
  fileprivate func applied<E: Entity>(to old: E) -> E? {
    var new = old
    if field == Self.visibility {
      guard let visibility = Visibility(rawValue: value), visibility != old.record.visibility else { return nil }
      new.record.visibility = visibility
      return new
    }
    guard let field = E.field(field), field.get(old) != .string(value) else { return nil }
    field.set(&new, .string(value))
    return new
  }
}

extension Act {
  /// Does what was looked at, or nothing: throws `bulk.changed` where it is no longer what it was. The act has to be the batch's.
  ///
  /// - Parameter seen: the fingerprint of the plan that its reader agreed to.
  package func carryOut(_ edit: BulkEdit, of refs: [Ref], seen: String) throws -> Int {
    let plan = try BulkPlan(edit, of: refs, connection)
    guard plan.fingerprint == seen else { throw Refusal(.bulkChanged) }
    guard let batch, !plan.changing.isEmpty, let type = Entities.type(edit.kind) else { throw Refusal(.bulkNothing) }
    for ref in plan.changing { try carryOut(type, edit, ref) }
    try close(ID(batch), file: "\(edit.label.zh) · \(edit.label.en)", of: edit.kind, rows: plan.changing.count)
    return plan.changing.count
  }

  private func carryOut<E: Entity>(_ type: E.Type, _ edit: BulkEdit, _ ref: Ref) throws {
    guard let old = try Table<E>.fetch(ref.id, connection), var new = edit.applied(to: old) else { return }
    // As an edit by hand: no import overwrites it in silence.
    if edit.field != BulkEdit.visibility { new.record.sources[edit.field] = Citation(.edit, actor) }
    try update(old, to: new)
  }
}
