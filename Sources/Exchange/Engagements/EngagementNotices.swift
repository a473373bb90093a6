import Access
import Core
import Matching
import Notices
import Store

extension Act {
  /// Tells both sides and the broker of a line of an engagement's log, as far as they may read it.
  func tell(_ verb: String, of engagement: Engagement, by author: EngagementAuthor, isShared: Bool) throws {
    guard let matter = NoticeMatter(rawValue: verb) else { return }
    // Who proposes it for a side says that side's yes with it: one thing to be told.
    guard matter != .engagementAccepted || self.verb != "engagement.propose" else { return }
    // That somebody declined is for both, whatever they said of it; of a note that is not shared, nobody hears but who leads.
    let isForSides = isShared || matter != .engagementNoted
    try tell(
      matter, of: engagement.ref, to: isForSides ? engagement.concerned : engagement.leading,
      detail: author.side?.rawValue ?? "", by: matter == .engagementExpired ? nil : author.account)
  }
}

extension Engagement {
  /// Both sides and who leads it.
  var concerned: [Addressee] { [.organisation(asking), .organisation(answering)] + leading }

  var leading: [Addressee] { broker.map { [.account($0)] } ?? [] }
}
