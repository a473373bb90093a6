import Access
package import Core
package import Store

/// Something that the office tells everybody, or members alone, until its last day.
package struct Announcement: Sendable, Hashable {
  package let id: String
  /// In both languages of the program.
  package let words: Label
  package let isForMembers: Bool
  /// The first and the last day on which it is shown.
  package let first, last: Day

  package static let kind = Kind("announcement")
  package var ref: Ref { Ref(Self.kind, id) }

  private static let longest = 300
  /// Days from the first to the last, at most.
  private static let longestTime = 366
  /// At a time: what is told too often is read by nobody.
  static let most = 20

  package init(id: String, words: Label, isForMembers: Bool, first: Day, last: Day) {
    (self.id, self.words, self.isForMembers, self.first, self.last) = (id, words, isForMembers, first, last)
  }

  /// A new one. Throws `announcement.words` and `announcement.days`.
  package init(zh: String, en: String, isForMembers: Bool, first: Day?, last: Day?, today: Day) throws(Refusal) {
    for (field, words) in [("zh", zh), ("en", en)] where words.isEmpty || words.count > Self.longest {
      throw Refusal(.announcementWords, at: field, ["most": "\(Self.longest)"])
    }
    let first = first ?? today
    guard let last, last >= first, last >= today, last.ordinal - first.ordinal <= Self.longestTime else {
      throw Refusal(.announcementDays, at: "last", ["most": "\(Self.longestTime)"])
    }
    self.init(
      id: Secret.letters(12), words: Label(zh, en), isForMembers: isForMembers, first: first, last: last)
  }

  package func isShown(on today: Day) -> Bool { (first...last).contains(today) }
}

extension Announcement {
  static let migration = Migration(
    "305-announcement",
    [
      """
      CREATE TABLE announcement (
        id TEXT PRIMARY KEY NOT NULL, zh TEXT NOT NULL, en TEXT NOT NULL, members BIGINT NOT NULL, first_day TEXT NOT NULL,
        last_day TEXT NOT NULL)
      """
    ])

  /// Those that are not over, the soonest first.
  package static func all(from today: Day, _ connection: any Connection) throws -> [Announcement] {
    try connection.rows(
      """
      SELECT id, zh, en, members, first_day, last_day FROM announcement
        WHERE last_day >= \(today.description) ORDER BY first_day, id
      """
    ).compactMap { row in
      guard let id = row.string(0), let zh = row.string(1), let en = row.string(2),
        let first = row.string(4).flatMap({ Day($0) }), let last = row.string(5).flatMap({ Day($0) })
      else { return nil }
      return Announcement(id: id, words: Label(zh, en), isForMembers: row.integer(3) == 1, first: first, last: last)
    }
  }
}

extension Act {
  /// Throws `announcement.many`.
  package func announce(_ announcement: Announcement, today: Day) throws {
    guard try Announcement.all(from: today, connection).count < Announcement.most else {
      throw Refusal(.announcementMany, ["most": "\(Announcement.most)"])
    }
    try connection.execute(
      """
      INSERT INTO announcement (id, zh, en, members, first_day, last_day) VALUES
        (\(announcement.id), \(announcement.words.zh), \(announcement.words.en), \(announcement.isForMembers ? 1 : 0),
         \(announcement.first.description), \(announcement.last.description))
      """)
    try journal(
      announcement.ref,
      [
        "zh": .init(before: nil, after: announcement.words.zh), "en": .init(before: nil, after: announcement.words.en),
        "last": .init(before: nil, after: announcement.last.description),
      ])
  }

  /// Nothing where there is none of that id.
  package func endAnnouncement(_ id: String) throws {
    guard try connection.execute("DELETE FROM announcement WHERE id = \(id)") > 0 else { return }
    try journal(Ref(Announcement.kind, id), ["ended": .init(before: nil, after: "yes")])
  }
}
