import Core
import Foundation
package import Store

extension Act {
  /// Asks whether two records are one, unless that was asked before: what was decided is never asked again. Returns whether it
  /// is asked now.
  package func propose(_ pair: DuplicatePair) throws -> Bool {
    guard try Candidate.between(pair.subject, pair.other, connection).isEmpty else { return false }
    var ids = IDMaker(seed: "pair \(last) \(pair.subject) \(pair.other)")
    var candidate = Candidate(id: try ids.next(Candidate.self, connection))
    (candidate.subject, candidate.other, candidate.verdict) = (pair.subject, pair.other, "open")
    candidate.why = Text(pair.why)
    candidate.score = Decimal(Int((pair.score * 100).rounded())) / 100
    candidate.record.source = origin
    try create(candidate)
    return true
  }
}
