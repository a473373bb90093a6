package import Core
import Foundation
package import Store

/// What a merge did.
package struct MergeReport: Sendable, Equatable {
  package let former: Ref
  package let into: Ref
  /// Fields that changed in the record that stays, in the order of its list.
  package var gained: [String] = []
  /// Values of the other that stand beside those of the record that stays.
  package var rivals = 0
  /// Records that referred to the other and refer to the one that stays.
  package var repointed = 0
  /// Relations, claims and candidates that said the same twice, or something of a record and itself.
  package var dropped = 0
}

extension Act {
  /// Makes one record of two of a kind: `loser` goes, and its address leads to `winner` from now on.
  ///
  /// Empty fields are filled with the loser's values and their sources; what it says otherwise becomes claims; lists are united;
  /// whatever referred to it refers to the winner. Records with two different values of an exact key are two records, and refused.
  /// `split` takes it back.
  @discardableResult
  package func merge(_ loser: Ref, into winner: Ref) throws -> MergeReport {
    guard loser.kind == winner.kind, let type = Entities.type(loser.kind), Entities.isSubject(loser.kind) else {
      throw Refusal(.mergeKinds, at: loser.description, ["first": loser.description, "second": winner.description])
    }
    for ref in [loser, winner] {
      if let into = try Redirects.of(ref, connection)?.into {
        throw Refusal(.mergeDone, at: ref.description, ["what": ref.description, "into": into.description])
      }
    }
    guard loser != winner else { throw Refusal(.mergeSelf, at: loser.description, ["what": loser.description]) }
    return try attempt { try merge(type, loser, winner) }
  }

  private func merge<E: Entity>(_ type: E.Type, _ loserRef: Ref, _ winnerRef: Ref) throws -> MergeReport {
    let first = last + 1
    guard let loser = try Table<E>.fetch(loserRef.id, connection) else {
      throw Refusal(.notFound, at: loserRef.description, ["what": loserRef.description])
    }
    guard let winner = try Table<E>.fetch(winnerRef.id, connection) else {
      throw Refusal(.notFound, at: winnerRef.description, ["what": winnerRef.description])
    }
    try Self.requireOneKey(loser, winner)
    var absorption = Absorption(self, MergeReport(former: loserRef, into: winnerRef))
    try absorption.absorb(loser, as: loser, into: winner)
    let known = Lookup.keys(of: winner).union(Lookup.keys(of: loser))
    let now = try Table<E>.fetch(winnerRef.id, connection).map { Lookup.keys(of: $0) } ?? []
    try setVerdict("same", loserRef, winnerRef, why: Label("人工合并", "merged by hand"))
    var redirect = Redirect(id: try absorption.ids.next(Redirect.self, connection))
    redirect.former = loserRef.description
    redirect.into = winnerRef
    redirect.name = loser.title
    redirect.keys = Remembered.renamed(Remembered.encode(known.subtracting(now)), from: loserRef, to: winnerRef)
    redirect.at = at.formatted(.iso8601)
    redirect.first = first
    redirect.record.visibility = loser.record.visibility
    redirect.record.source = origin
    try create(redirect)
    return absorption.report
  }

  /// Where what this act itself states comes from: its batch, or whoever acts.
  var origin: Citation { batch.map { Citation(.batch, $0) } ?? Citation(.edit, actor) }

  /// An organisation with another credit code is another organisation, however alike the names are.
  private static func requireOneKey<E: Entity>(_ loser: E, _ winner: E) throws {
    for field in E.fields where field.uses.contains(.key) {
      guard let a = field.get(loser)?.canonical, let b = field.get(winner)?.canonical, NameKey.of(a) != NameKey.of(b)
      else { continue }
      throw Refusal(
        .mergeKeysDiffer, at: loser.ref.description,
        [
          "field": field.label.zh, "field.en": field.label.en.lowercased(), "first": loser.ref.description, "a": a,
          "second": winner.ref.description, "b": b,
        ])
    }
  }
}
