import Access
import Calendar
import Core
import Foundation
package import Store

enum MeetingTable {
  static let migration = Migration(
    "204-meeting",
    [
      """
      CREATE TABLE meeting (
        id TEXT PRIMARY KEY NOT NULL, engagement TEXT NOT NULL REFERENCES engagement (id), subject TEXT NOT NULL,
        begins TEXT NOT NULL, ends TEXT NOT NULL, zone TEXT NOT NULL, place TEXT NOT NULL, sequence BIGINT NOT NULL,
        cancelled BIGINT NOT NULL, changed BIGINT NOT NULL)
      """,
      "CREATE INDEX meeting_engagement ON meeting (engagement, begins)",
    ])

  private static let columns: SQL =
    "id, engagement, subject, begins, ends, zone, place, sequence, cancelled, changed"

  static func all(of engagement: String, _ connection: any Connection) throws -> [EngagementMeeting] {
    try connection.rows("SELECT \(columns) FROM meeting WHERE engagement = \(engagement) ORDER BY begins, id")
      .compactMap(meeting)
  }

  static func find(_ id: String, _ connection: any Connection) throws -> EngagementMeeting? {
    try connection.row("SELECT \(columns) FROM meeting WHERE id = \(id)").flatMap(meeting)
  }

  static func put(_ meeting: EngagementMeeting, _ connection: any Connection) throws {
    try connection.execute("DELETE FROM meeting WHERE id = \(meeting.id)")
    try connection.execute(
      """
      INSERT INTO meeting (\(columns)) VALUES
        (\(meeting.id), \(meeting.engagement), \(meeting.subject), \(meeting.begin.description), \(meeting.end.description), \(meeting.zone.name),
         \(meeting.place), \(meeting.sequence), \(meeting.isCancelled ? 1 : 0), \(meeting.changed))
      """)
  }

  private static func meeting(_ row: Row) throws -> EngagementMeeting? {
    guard let id = row.string(0), let engagement = row.string(1),
      let begin = row.string(3).flatMap({ LocalTime(spelled: $0) }),
      let end = row.string(4).flatMap({ LocalTime(spelled: $0) }), let zone = try row.string(5).map({ try Zone($0) }),
      let sequence = row.integer(7), let changed = row.integer(9)
    else { return nil }
    return EngagementMeeting(
      id: id, engagement: engagement, subject: row.string(2) ?? "", begin: begin, end: end, zone: zone,
      place: row.string(6) ?? "", sequence: sequence, isCancelled: row.integer(8) == 1, changed: changed)
  }
}

extension Engagements {
  /// By when they begin.
  package static func meetings(of engagement: Engagement, _ connection: any Connection) throws -> [EngagementMeeting] {
    try MeetingTable.all(of: engagement.id, connection)
  }
}

extension Act {
  /// A new meeting of two who know each other, or another time for one that was planned (`id`).
  package func meet(
    _ plan: EngagementMeeting.Plan, of engagement: String, moving id: String? = nil, as author: EngagementAuthor
  ) throws -> EngagementMeeting {
    let engagement = try self.engagement(
      engagement, in: [.introduced, .negotiating], to: Label("安排会面", "plan a meeting"))
    let old = try id.flatMap { try MeetingTable.find($0, connection) }.flatMap {
      $0.engagement == engagement.id ? $0 : nil
    }
    let meeting = EngagementMeeting(
      id: old?.id ?? Secret.letters(12), engagement: engagement.id, subject: plan.subject, begin: plan.begin,
      end: plan.end, zone: plan.zone, place: plan.place, sequence: old.map { $0.sequence + 1 } ?? 0, isCancelled: false,
      changed: at.milliseconds)
    try MeetingTable.put(meeting, connection)
    var kept = engagement
    kept.expires = max(engagement.expires, plan.begin.day)
    if kept != engagement { try put(engagement, kept) }
    try tell(meeting, engagement, old == nil ? "meeting.plan" : "meeting.move", author)
    return meeting
  }

  /// Whoever adds the file to a calendar once more has it struck out there.
  package func cancel(meeting id: String, of engagement: String, as author: EngagementAuthor) throws {
    let engagement = try self.engagement(
      engagement, in: EngagementStage.allCases, to: Label("取消会面", "cancel a meeting"))
    guard var meeting = try MeetingTable.find(id, connection), meeting.engagement == engagement.id,
      !meeting.isCancelled
    else { return }
    meeting.isCancelled = true
    meeting.sequence += 1
    meeting.changed = at.milliseconds
    try MeetingTable.put(meeting, connection)
    try tell(meeting, engagement, "meeting.cancel", author)
  }

  private func tell(_ meeting: EngagementMeeting, _ engagement: Engagement, _ verb: String, _ author: EngagementAuthor)
    throws
  {
    let when = "\(meeting.begin)–\(meeting.end.clock) \(meeting.zone.name)"
    try log(verb, "\(meeting.subject) · \(when) · \(meeting.place)", engagement, author)
    try journal(
      engagement.ref, ["meeting/\(meeting.id)": .init(before: nil, after: "\(when) #\(meeting.sequence)")], verb: verb)
  }
}
