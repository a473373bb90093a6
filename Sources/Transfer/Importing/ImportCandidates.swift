import Core
import Foundation
import Registry
import Store

extension ImportSession {
  /// For each name that did not link for certain, which organisations it may be and why: for a person to decide.
  mutating func proposeCandidates(in act: Act) throws {
    guard !unsure.isEmpty else { return }
    let finder = try NameCandidates(act.connection)
    var asked: Set<Ref> = []
    for (ref, name, ambiguous) in unsure where asked.insert(ref).inserted {
      if ambiguous.isEmpty {
        for candidate in finder.candidates(for: name, besides: ref) {
          try propose(ref, candidate.ref, candidate.why, candidate.score, in: act)
        }
      } else {
        let why = Label(
          "名称「\(name)」有 \(ambiguous.count) 家机构同名，不能自动关联",
          "\(ambiguous.count) organisations are called “\(name)”: it does not link by itself")
        // Whoever decides needs a few to look at, and how many there are; a file of such rows must not fill the store.
        for other in ambiguous.prefix(5) { try propose(ref, other, why, 1 / Double(ambiguous.count), in: act) }
      }
    }
  }

  private mutating func propose(_ subject: Ref, _ other: Ref, _ why: Label, _ score: Double, in act: Act) throws {
    // A pair that was asked about once, whichever way round, is not asked about again.
    guard try Candidate.between(subject, other, act.connection).isEmpty else { return }
    var candidate = Candidate(id: try writer.ids.next(Candidate.self, act.connection))
    candidate.subject = subject
    candidate.other = other
    candidate.why = Text(why)
    candidate.score = Decimal(Int((score * 100).rounded())) / 100
    candidate.verdict = "open"
    candidate.record.source = Citation(.batch, batch.rawValue)
    try act.create(candidate)
  }
}
