import Core
package import Store

/// What is kept of an account and what the journal says that it did, for its person to take along. What was written for an organisation,
/// in engagements and postings, is the organisation's.
package struct AccountHoldings: Sendable, Encodable {
  package struct Membership: Sendable, Encodable {
    let organisation, role: String
  }
  package struct Session: Sendable, Encodable {
    let agent: String
    /// Milliseconds since 1970, UTC, as everywhere here.
    let created, seen: Int
  }
  package struct Token: Sendable, Encodable {
    let name, scope: String
    let created, expires: Int
  }
  package struct Invitation: Sendable, Encodable {
    let organisation, role, state: String
    /// Whether it came to this account's address; else this account sent it.
    let isToThem: Bool
    let made, expires: Int
  }
  package struct Claim: Sendable, Encodable {
    let organisation, words, state, decision: String
    let code: String?
    let made: Int
  }
  package struct Deed: Sendable, Encodable {
    let sequence, at: Int
    let verb, record: String
  }

  let id, email, name, language, state: String
  let offices: [String]
  let created: Int
  let confirmed: Int?
  let hasPassword, hasSecondFactor: Bool
  let memberships: [Membership]
  let sessions: [Session]
  let tokens: [Token]
  let invitations: [Invitation]
  let claims: [Claim]
  /// What the journal says that it did.
  let deeds: [Deed]

  package init(_ id: AccountID, at now: Int, _ connection: any Connection) throws {
    guard let account = try AccountTable.find(id, connection) else {
      throw Refusal(.accountAbsent, ["what": id.description])
    }
    self.id = id.rawValue
    email = account.email.description
    name = account.name
    language = account.language.rawValue
    state = account.state.rawValue
    offices = account.offices.sorted().map(\.rawValue)
    created = account.created
    confirmed = account.confirmed
    hasPassword = account.hasPassword
    hasSecondFactor = try SecondFactor.find(id, connection) != nil
    memberships = try AccountTable.memberships(of: id, connection).map {
      Membership(organisation: $0.organisation, role: $0.role.rawValue)
    }
    sessions = try Access.Session.all(of: id, connection).map {
      Session(agent: $0.agent, created: $0.created, seen: $0.seen)
    }
    tokens = try AccessToken.all(of: id, at: now, connection).map {
      Token(name: $0.name, scope: $0.scope.rawValue, created: $0.created, expires: $0.expires)
    }
    let (email, me) = (account.email, id)
    // Who has not shown that the address is theirs learns of it what they answered themselves.
    let isTheirs = account.confirmed != nil
    invitations = try InvitationTable.all(
      where: "email = \(email.description) OR inviter = \(me.rawValue)", connection
    ).filter { $0.inviter == me || isTheirs || $0.state == .accepted }.map {
      Invitation(
        organisation: $0.organisation, role: $0.role.rawValue, state: $0.state.rawValue, isToThem: $0.email == email,
        made: $0.made, expires: $0.expires)
    }
    claims = try OrganisationClaims.of(id, connection).map {
      Claim(
        organisation: $0.organisation, words: $0.words, state: $0.state.rawValue, decision: $0.decision, code: $0.code,
        made: $0.made)
    }
    deeds = try connection.rows(
      "SELECT seq, at, verb, kind, entity FROM journal WHERE actor = \(id.actor) ORDER BY seq"
    ).compactMap { row in
      guard let sequence = row.integer(0), let at = row.integer(1), let verb = row.string(2), let kind = row.string(3),
        let entity = row.string(4)
      else { return nil }
      return Deed(sequence: sequence, at: at, verb: verb, record: "\(kind)/\(entity)")
    }
  }
}
