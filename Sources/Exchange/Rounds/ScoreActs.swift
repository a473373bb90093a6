package import Access
package import Core
import Foundation
package import Store

extension Act {
  /// Points of an assigned expert, which may be given anew until the result is out.
  ///
  /// - Parameters:
  ///   - declares: whether they said that nothing binds them to who applies or asks.
  ///   - present: what a record was merged into since, or itself.
  package func score(
    _ id: String, by account: AccountID, points: [Int], comments: [String], declares: Bool,
    present: (Ref) -> Ref = { $0 }
  ) throws {
    let found = try application(id, in: [.handedIn], to: Label("评分", "be judged"))
    let round = try round(found.round, in: [.reviewing], to: Label("评分", "be judged"))
    let own = "application = \(id) AND account = \(account.rawValue)" as SQL
    guard let old = try PanelTable.tasks(own, connection).first else { throw Refusal(.scoringAbsent, ["what": id]) }
    let conflicts = try RoundConflicts(
      of: [found], panel: [account], round: round.id, present: present, connection)
    if let reason = conflicts.reason(id, account) {
      throw Refusal(.roundConflict, ["why": reason.zh, "why.en": reason.en])
    }
    for (number, criterion) in round.terms.criteria.enumerated() {
      guard number < points.count, (0...criterion.most).contains(points[number]) else {
        throw Refusal(.scorePoints, at: "points_\(number)", ["most": "\(criterion.most)"])
      }
      guard number < comments.count, comments[number].count <= 1000 else {
        throw Refusal(.scoreComment, at: "comment_\(number)", ["most": "1000"])
      }
    }
    guard points.count == round.terms.criteria.count, comments.count == points.count else {
      throw Refusal(.scorePoints, at: "points_0", ["most": "\(round.terms.criteria.first?.most ?? 0)"])
    }
    guard declares else { throw Refusal(.scoreDeclaration, at: "declares") }
    var new = old
    (new.points, new.comments, new.scored) = (points, comments, at.milliseconds)
    try PanelTable.put(new, connection)
    try journal(old, new, found)
  }
}
