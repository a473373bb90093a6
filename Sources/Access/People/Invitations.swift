import Core
package import Store

/// Reading invitations.
package enum Invitations {
  /// Those that wait for an answer, the latest first.
  package static func open(
    of organisation: OrganisationIDs, at now: Int, _ connection: any Connection
  ) throws -> [Invitation] {
    try all(of: organisation, connection).filter { $0.isOpen(at: now) }
  }

  /// Throws `invitation.ended` for what never was, is over, or was answered: nobody learns which.
  package static func find(_ secret: Secret?, at now: Int, _ connection: any Connection) throws -> Invitation {
    guard let secret, let found = try InvitationTable.find(secret, connection), found.isOpen(at: now) else {
      throw Refusal(.invitationEnded)
    }
    return found
  }

  /// Whether there are some to be forgotten (`Act.endInvitationsOver`).
  package static func areOver(at now: Int, _ connection: any Connection) throws -> Bool {
    try !InvitationTable.all(where: InvitationTable.isOver(at: now), connection).isEmpty
  }

  static func all(of organisation: OrganisationIDs, _ connection: any Connection) throws -> [Invitation] {
    try organisation.all.flatMap { try InvitationTable.all(where: "organisation = \($0)", connection) }
  }
}
