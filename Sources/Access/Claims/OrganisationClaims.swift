package import Store

/// Reading claims, the oldest first.
package enum OrganisationClaims {
  package static func find(_ id: String, _ connection: any Connection) throws -> OrganisationClaim? {
    try ClaimTable.all(where: "id = \(id)", connection).first
  }

  package static func of(_ account: AccountID, _ connection: any Connection) throws -> [OrganisationClaim] {
    try ClaimTable.all(where: "account = \(account.rawValue)", connection)
  }

  /// Those that wait, of one organisation.
  package static func open(
    of organisation: OrganisationIDs, _ connection: any Connection
  ) throws -> [OrganisationClaim] {
    try organisation.all.flatMap {
      try ClaimTable.all(where: "organisation = \($0) AND state = \(OrganisationClaim.State.open.rawValue)", connection)
    }
  }

  /// Those that wait, of all.
  package static func open(limit: Int, _ connection: any Connection) throws -> [OrganisationClaim] {
    try ClaimTable.all(where: "state = \(OrganisationClaim.State.open.rawValue)", limit: limit, connection)
  }
}
