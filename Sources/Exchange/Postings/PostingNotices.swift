import Access
import Core
import Notices
import Store

extension Act {
  /// Tells the office what waits for it, and an organisation what became of what it posted.
  func tell(_ old: Posting, _ new: Posting) throws {
    let organisation = Addressee.organisation(new.organisation)
    let by = AccountID(actor: actor)
    switch new.state {
    case .review: try tell(.postingHandedIn, of: new.record, to: [.office(.review)], by: by)
    case .returned: try tell(.postingReturned, of: new.record, to: [organisation], by: by)
    case .published where old.state == .review:
      try tell(.postingPublished, of: new.record, to: [organisation], by: by)
    case .expired: try tell(.postingExpired, of: new.record, to: [organisation], by: nil)
    // The organisation did these itself.
    case .draft, .published, .closed, .withdrawn: break
    }
  }
}
