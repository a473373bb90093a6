package import Access
import Core
import Matching
package import Registry
package import Store

/// Who may have an attachment, and who may take it back. Whoever may not have one is told what is told of one that never was.
package enum AttachmentStanding {
  package static func mayRead(
    _ attachment: Attachment, _ caller: Caller, in cluster: Cluster, _ connection: any Connection
  ) throws -> Bool {
    switch attachment.part {
    case .open: try mayReadOpen(attachment, caller, cluster, connection)
    case .confidential: try mayReadConfidential(attachment, caller, cluster, connection)
    case .shared, .agreement: try mayReadShared(attachment, caller, cluster, connection)
    }
  }

  /// Of a posting: who may post for its organisation.
  package static func mayManage(_ attachment: Attachment, _ caller: Caller, in cluster: Cluster) -> Bool {
    !attachment.part.isOfEngagement && caller.may(.post, for: cluster.present(attachment.organisation))
  }

  /// Of an engagement: whose side attached it, while it goes on; the office always, for what should never have been there.
  package static func mayRemove(
    _ attachment: Attachment, _ engagement: Engagement, _ standing: EngagementStanding
  ) -> Bool {
    guard attachment.subject == engagement.ref, standing.mayRead else { return false }
    if standing.isOffice { return true }
    guard engagement.stage.isOpen else { return false }
    return attachment.side.map(standing.mayAnswer.contains)
      ?? (standing.account == attachment.account && standing.leads)
  }

  /// Among an engagement's files, what somebody may have: who may read it, as long as the sides know each other; its own to each.
  package static func sees(
    _ attachment: Attachment, of engagement: Engagement, _ standing: EngagementStanding
  ) -> Bool {
    guard standing.mayRead else { return false }
    return engagement.stage.isMutual || standing.isOffice
      || attachment.side.map { standing.sides[$0] != nil } ?? standing.leads
  }

  private static func mayReadOpen(
    _ attachment: Attachment, _ caller: Caller, _ cluster: Cluster, _ connection: any Connection
  ) throws -> Bool {
    let organisation = cluster.present(attachment.organisation)
    if caller.roles[organisation] != nil || caller.may(.post, for: organisation) { return true }
    guard let posting = try Postings.find(attachment.subject, connection) else { return false }
    if posting.state == .review, caller.may(.review) { return true }
    return attachment.isReviewed && posting.state == .published
      && cluster.record(attachment.subject, for: caller.audience) != nil
  }

  private static func mayReadConfidential(
    _ attachment: Attachment, _ caller: Caller, _ cluster: Cluster, _ connection: any Connection
  ) throws -> Bool {
    if mayManage(attachment, caller, in: cluster) { return true }
    let mine = cluster.formerly(Set(caller.roles.keys))
    return try Engagements.of(mine, connection).contains { engagement in
      let standing = EngagementStanding(caller, engagement, in: cluster)
      return [Side.ask, .answer].contains { side in
        engagement.record(side) == attachment.subject && standing.sees(confidentialOf: side, engagement)
      }
    }
  }

  private static func mayReadShared(
    _ attachment: Attachment, _ caller: Caller, _ cluster: Cluster, _ connection: any Connection
  ) throws -> Bool {
    guard let engagement = try Engagements.find(attachment.subject.id, connection) else { return false }
    return sees(attachment, of: engagement, EngagementStanding(caller, engagement, in: cluster))
  }
}
