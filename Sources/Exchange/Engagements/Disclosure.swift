package import Core
package import Store

/// What belongs to a record and is told to those alone with whom its owner has agreed to deal: whom to call, and the confidential part.
///
/// It lies apart from the record on purpose: search, matching, feeds, exports and statistics are made from records, and so cannot
/// show, count or weigh what stands here.
package struct Disclosure: Sendable, Hashable {
  package var details = ""
  package var name = ""
  package var telephone = ""
  package var email = ""

  package init(details: String = "", name: String = "", telephone: String = "", email: String = "") {
    (self.details, self.name, self.telephone, self.email) = (details, name, telephone, email)
  }

  package var isEmpty: Bool { self == Disclosure() }
  package var hasContact: Bool { ![name, telephone, email].allSatisfy(\.isEmpty) }

  static let longest = 8000

  static let migration = Migration(
    "203-disclosure",
    [
      """
      CREATE TABLE disclosure (
        record TEXT PRIMARY KEY NOT NULL, details TEXT NOT NULL, name TEXT NOT NULL, telephone TEXT NOT NULL,
        email TEXT NOT NULL)
      """
    ])

  /// Empty where nothing is kept. Who may read it is the caller's to ask (`EngagementStanding`).
  package static func of(_ record: Ref, _ connection: any Connection) throws -> Disclosure {
    let row = try connection.row(
      "SELECT details, name, telephone, email FROM disclosure WHERE record = \(record.description)")
    return row.map {
      Disclosure(
        details: $0.string(0) ?? "", name: $0.string(1) ?? "", telephone: $0.string(2) ?? "", email: $0.string(3) ?? "")
    } ?? Disclosure()
  }

  /// Whether a record has anything that is told in confidence alone, words or files: what a yes has to promise to keep.
  package static func isConfidential(_ record: Ref, _ connection: any Connection) throws -> Bool {
    try !of(record, connection).details.isEmpty || Attachments.hasConfidential(record, connection)
  }

  fileprivate var spellings: [String: String] {
    ["details": details, "name": name, "telephone": telephone, "email": email]
  }
}

extension Act {
  /// Keeps what belongs to a record in confidence. Throws `disclosure.long`.
  package func disclose(_ new: Disclosure, of record: Ref) throws {
    for (field, value) in new.spellings {
      let most = field == "details" ? Disclosure.longest : 200
      guard value.count <= most else {
        throw Refusal(.disclosureLong, at: field == "details" ? field : "contact_\(field)", ["most": "\(most)"])
      }
    }
    let old = try Disclosure.of(record, connection)
    guard old != new else { return }
    try connection.execute("DELETE FROM disclosure WHERE record = \(record.description)")
    if !new.isEmpty {
      try connection.execute(
        """
        INSERT INTO disclosure (record, details, name, telephone, email)
          VALUES (\(record.description), \(new.details), \(new.name), \(new.telephone), \(new.email))
        """)
    }
    var changes: [String: Journal.Change] = [:]
    for (field, after) in new.spellings {
      let before = old.spellings[field] ?? ""
      if before != after { changes[field] = .init(before: before, after: after) }
    }
    // Under a kind of its own: whoever may see the record's history shall not see this in it. All of it can be erased.
    try journal(Ref(Kind("disclosure"), "\(record.kind.rawValue).\(record.id)"), changes, personal: Set(changes.keys))
  }
}
