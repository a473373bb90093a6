import Access
import Calendar
package import Core
import Foundation
import Matching
import Notices
package import Store

/// What people are reminded of before it is too late. Looked for again and again, told once.
package enum Reminders {
  /// Days.
  private static let renewal = 14
  private static let ending = 7
  private static let answer = 7

  struct Due {
    let matter: NoticeMatter
    let subject: Ref
    let addressees: [Addressee]
    let detail: String
  }

  /// Whether anything is to be told: asked first, so that nothing is written when nothing is.
  package static func isDue(today: Day, _ connection: any Connection) throws -> Bool {
    try due(today, connection).contains { due in
      try due.addressees.contains {
        try !Notices.wasTold(due.matter, of: due.subject, to: $0, detail: due.detail, connection)
      }
    }
  }

  fileprivate static func due(_ today: Day, _ connection: any Connection) throws -> [Due] {
    let open = try EngagementTable.all(
      "stage IN \(values: EngagementStage.allCases.filter(\.isOpen).map(\.rawValue))", connection)
    return try open.flatMap { try of($0, today, connection) } + postings(today, connection) + rounds(today, connection)
      + deliveries(today, connection)
  }

  private static func of(_ engagement: Engagement, _ today: Day, _ connection: any Connection) throws -> [Due] {
    var due: [Due] = []
    func add(_ matter: NoticeMatter, to addressees: [Addressee], _ detail: String) {
      guard !addressees.isEmpty else { return }
      due.append(Due(matter: matter, subject: engagement.ref, addressees: addressees, detail: detail))
    }
    if let day = engagement.nextDay, day <= today { add(.actionDue, to: engagement.leading, day.description) }
    if engagement.expires.ordinal - today.ordinal <= ending {
      add(.engagementExpiring, to: engagement.concerned, engagement.expires.description)
    }
    if engagement.stage == .proposed, day(engagement.since).ordinal <= today.ordinal - answer {
      for side in Side.allCases where engagement[side].answer == .unsaid {
        add(.engagementWaiting, to: [.organisation(engagement.organisation(side))], "")
      }
    }
    for meeting in try MeetingTable.all(of: engagement.id, connection)
    where !meeting.isCancelled && meeting.begin.day.ordinal == today.ordinal + 1 {
      add(.meetingSoon, to: engagement.concerned, "\(meeting.id) \(meeting.begin.day)")
    }
    return due
  }

  private static func day(_ milliseconds: Int) -> Day {
    .today(Date(timeIntervalSince1970: Double(milliseconds) / 1000))
  }

  private static func postings(_ today: Day, _ connection: any Connection) throws -> [Due] {
    guard let last = Day(ordinal: today.ordinal + renewal + 1) else { return [] }
    return try PostingTable.all(PostingTable.over(on: last), connection).compactMap { posting in
      guard let expires = posting.expires else { return nil }
      return Due(
        matter: .postingExpiring, subject: posting.record, addressees: [.organisation(posting.organisation)],
        detail: expires.description)
    }
  }
}

extension Act {
  package func remind(today: Day) throws {
    for due in try Reminders.due(today, connection) {
      try remind(due.matter, of: due.subject, to: due.addressees, detail: due.detail)
    }
  }
}
