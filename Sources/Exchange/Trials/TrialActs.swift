package import Access
package import Core
import Store

extension Act {
  /// Proposes to both sides each pair of a plan that does not stand yet, as the office: all of them or none.
  ///
  /// Throws `trial.changed` where something was proposed, signed or declined since the plan was made, and `trial.nothing` where
  /// it proposes nothing. Returns how many.
  package func propose(_ plan: TrialAssignment, by account: AccountID, today: Day) throws -> Int {
    let now = try Engagements.all(in: TrialAssignment.market, connection)
    guard TrialStanding.stages(now) == plan.stages else { throw Refusal(.trialChanged) }
    guard !plan.new.isEmpty else { throw Refusal(.trialNothing) }
    for pair in plan.new {
      _ = try propose(pair.proposal, as: EngagementAuthor(account, for: nil), today: today)
    }
    return plan.new.count
  }
}
