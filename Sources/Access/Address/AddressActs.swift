import Core
package import Store

// That an address is somebody's, and that they go by another one.

extension Act {
  /// A link that shows, when it comes back, that mail to `address` reaches the account's person. It goes there by mail and nowhere else.
  package func addressLink(_ address: EmailAddress, of account: AccountID) throws -> Secret {
    try journal(account.ref, ["link": .init(before: nil, after: OneTimeLink.Purpose.email.rawValue)])
    return try link(for: account, .email, detail: address.description)
  }

  /// The other account that goes by it. For what is told to that account alone.
  package func holder(of address: EmailAddress, besides id: AccountID) throws -> Account? {
    try AccountTable.find(address, connection).flatMap { $0.id == id ? nil : $0 }
  }

  /// Takes the address that the link names as the account's own, confirmed. Returns the one before, where it was another.
  ///
  /// Throws `link.ended`, also for another account's link, and `email.taken` where somebody else has come to have the address.
  package func confirmAddress(_ secret: Secret?, of id: AccountID) throws -> EmailAddress? {
    let link = try OneTimeLink.find(secret, for: .email, at: at.milliseconds, connection)
    guard link.account == id else { throw Refusal(.linkEnded) }
    let (address, old) = (try EmailAddress(link.detail), try account(id).email)
    guard try holder(of: address, besides: id) == nil else { throw Refusal(.emailTaken) }
    try OneTimeLink.end(of: id, .email, connection)
    if address != old {
      try change(id) { ($0.email, $0.confirmed) = (address, nil) }
      // What was sent to the old address to get in by works no more.
      try OneTimeLink.end(of: id, .password, connection)
    }
    try confirm(id)
    return address == old ? nil : old
  }

  func confirm(_ id: AccountID) throws {
    let now = at.milliseconds
    try change(id) { if $0.confirmed == nil { $0.confirmed = now } }
  }
}
