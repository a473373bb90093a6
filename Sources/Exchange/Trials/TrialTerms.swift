package import Core

/// What the office says before trial bases are assigned.
package struct TrialTerms: Sendable, Hashable {
  /// How many bases each ask wants, and no more.
  package let sites: Int
  /// Whether even loads count beside scores.
  package let isFair: Bool
  /// Whether the least that has to give does give, where nothing else can be done.
  package let gives: Bool

  package static let range = 1...5
  package static let usual = TrialTerms(checked: 1, isFair: true, gives: false)

  /// Throws `trial.sites` outside of `range`.
  package init(sites: Int?, isFair: Bool, gives: Bool) throws(Refusal) {
    guard let sites, Self.range.contains(sites) else {
      throw Refusal(
        .trialSites, at: "sites", ["least": "\(Self.range.lowerBound)", "most": "\(Self.range.upperBound)"])
    }
    self.init(checked: sites, isFair: isFair, gives: gives)
  }

  private init(checked sites: Int, isFair: Bool, gives: Bool) {
    (self.sites, self.isFair, self.gives) = (sites, isFair, gives)
  }
}
