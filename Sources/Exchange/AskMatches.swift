package import Core
package import Matching

/// One ask and what answers it, or why nothing does.
package struct AskMatches: Sendable {
  package let market: String
  package let ask: Ref
  /// The device categories that the ask was resolved to, the likeliest first.
  package let category: CategoryFinding
  package let answers: [Fit]
  /// How many fit in all, beyond the limit too.
  package let fitting: Int
  package let none: NoAnswer?

  /// The same with one answer alone, or with none.
  package func narrowed(to answer: Ref) -> AskMatches {
    let fits = answers.filter { $0.ref == answer }
    return AskMatches(
      market: market, ask: ask, category: category, answers: fits, fitting: fits.count, none: none)
  }
}

/// Why an ask has no answer: told, because "none" alone sends people back to the telephone.
package struct NoAnswer: Sendable, Hashable {
  package let code: String
  package let label: Label
  package let category: Code?
  /// Gate → how many candidates it refuses.
  package let refusedBy: [String: Int]
}
