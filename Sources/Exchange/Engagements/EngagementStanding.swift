package import Access
import Core
package import Matching
package import Registry

/// What somebody is to an engagement: of one of its sides, its broker, of the office, or nobody who may know that it is there.
package struct EngagementStanding: Sendable {
  /// Sides whose organisation they are of.
  package let sides: [Side: Membership.Role]
  /// Sides for which they may say yes or no.
  package let mayAnswer: Set<Side>
  /// Whether they see to it that it goes on.
  package let leads: Bool
  package let isOffice: Bool
  package let account: AccountID?

  package init(_ caller: Caller, _ engagement: Engagement, in cluster: Cluster) {
    var (sides, mayAnswer): ([Side: Membership.Role], Set<Side>) = ([:], [])
    for side in [Side.ask, .answer] {
      let organisation = cluster.present(engagement.organisation(side))
      sides[side] = caller.roles[organisation]
      if caller.may(.answer, for: organisation) { mayAnswer.insert(side) }
    }
    self.sides = sides
    self.mayAnswer = mayAnswer
    account = caller.account?.id
    isOffice = caller.audience == .operating
    leads = isOffice || (engagement.broker == account && account != nil && caller.may(.introduce))
  }

  /// Who may not learns nothing: not even that it is there.
  package var mayRead: Bool { !sides.isEmpty || leads }

  /// Whether they may go on with it: note, plan, sign.
  package var mayWork: Bool { leads || !mayAnswer.isEmpty }

  /// Why a side declined is for those who mediate.
  package func seesReason(of side: Side) -> Bool { leads || sides[side] != nil }

  /// Whether they may read what a side keeps for those whom it has agreed to deal with.
  package func sees(confidentialOf side: Side, _ engagement: Engagement) -> Bool {
    if isOffice || sides[side] != nil { return true }
    // By the promise and not by the yes: what is confidential may have been written after that.
    return engagement.stage.isMutual && sides[side.other] != nil && engagement[side.other].consent != nil
  }

  /// Whom to call is for both sides and for who brings them together.
  package func sees(contactOf side: Side, _ engagement: Engagement) -> Bool {
    if isOffice || sides[side] != nil { return true }
    return engagement.stage.isMutual && (leads || sides[side.other] != nil)
  }
}
