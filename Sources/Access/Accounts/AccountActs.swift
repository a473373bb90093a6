package import Core
import Foundation
package import Store

// What is done to accounts: each is journalled with who did it, and refused as one.

extension Act {
  /// A new account, whose person chooses a password by a link. Throws `account.exists`.
  ///
  /// - Parameter id: known before where the account itself is who acts.
  package func invite(
    _ email: EmailAddress, name: String, _ language: Language = .zh, offices: Set<Office> = [],
    id: AccountID = .random()
  ) throws -> Account {
    guard try AccountTable.find(email, connection) == nil else {
      throw Refusal(.accountExists, at: "email", ["email": email.description])
    }
    let account = Account(
      id: id, email: email, name: try AccountName.checked(name), language: language, state: .invited,
      offices: offices, created: at.milliseconds, password: nil, confirmed: nil)
    try AccountTable.insert(account, connection)
    try journal(nil, account)
    return account
  }

  /// Throws `account.absent`.
  package func account(_ id: AccountID) throws -> Account {
    guard let account = try AccountTable.find(id, connection) else {
      throw Refusal(.accountAbsent, ["what": id.description])
    }
    return account
  }

  /// A way to choose a password; an earlier one ends.
  package func passwordLink(for account: Account) throws -> Secret {
    guard account.state != .suspended else { throw Refusal(.accountSuspended, ["what": account.email.description]) }
    try journal(account.id.ref, ["link": .init(before: nil, after: OneTimeLink.Purpose.password.rawValue)])
    return try link(for: account.id, .password)
  }

  func link(for account: AccountID, _ purpose: OneTimeLink.Purpose, detail: String = "") throws -> Secret {
    let (secret, now) = (Secret(), at.milliseconds)
    try OneTimeLink.endOver(at: now, connection)
    try OneTimeLink.end(of: account, purpose, connection)
    let link = OneTimeLink(account: account, purpose: purpose, detail: detail, expires: now + purpose.validity)
    try OneTimeLink.insert(link, secret, connection)
    return secret
  }

  /// Whoever changes a password may do it because somebody else knows the old one: every session, link and token of the account ends.
  package func set(_ password: PasswordHash, of id: AccountID) throws {
    let old = try account(id)
    var new = old
    new.password = password
    if new.state == .invited { new.state = .active }
    try AccountTable.update(new, connection)
    try endEverything(of: id)
    try journal(old, new, also: ["password": .init(before: nil, after: "set")])
  }

  /// Sessions, links and tokens.
  private func endEverything(of id: AccountID) throws {
    try Session.endAll(of: id, connection)
    try endTokens(of: id)
    for purpose in OneTimeLink.Purpose.allCases { try OneTimeLink.end(of: id, purpose, connection) }
  }

  // MARK: Offices

  package func grant(_ offices: Set<Office>, to id: AccountID) throws {
    try change(id) { $0.offices.formUnion(offices) }
  }

  /// Throws `account.administrator.last` where nobody would be left to give an office.
  package func withdraw(_ offices: Set<Office>, from id: AccountID) throws {
    try change(id) { $0.offices.subtract(offices) }
    if offices.contains(.broker) {
      // Who is no broker any more acts for nobody.
      for membership in try AccountTable.memberships(of: id, connection) where membership.role == .agent {
        try put(nil, of: id, in: OrganisationIDs(membership.organisation))
      }
    }
    try requireAdministrator(without: offices.contains(.administrator))
  }

  // MARK: States

  /// Ends everything that is signed in by it.
  package func suspend(_ id: AccountID) throws {
    let wasAdministrator = try account(id).offices.contains(.administrator)
    try change(id) { $0.state = .suspended }
    try endEverything(of: id)
    try requireAdministrator(without: wasAdministrator)
  }

  package func restore(_ id: AccountID) throws {
    try change(id) { if $0.state == .suspended { $0.state = $0.hasPassword ? .active : .invited } }
  }

  private func requireAdministrator(without one: Bool) throws {
    guard one else { return }
    let isLeft = try AccountTable.all(connection).contains {
      $0.offices.contains(.administrator) && $0.state != .suspended
    }
    guard isLeft else { throw Refusal(.accountAdministratorLast) }
  }

  // MARK: Journal

  func change(_ id: AccountID, _ body: (inout Account) -> Void) throws {
    let old = try account(id)
    var new = old
    body(&new)
    guard new != old else { return }
    try AccountTable.update(new, connection)
    try journal(old, new)
  }

  private func journal(_ old: Account?, _ new: Account, also: [String: Journal.Change] = [:]) throws {
    var changes = also
    for (field, after) in new.spellings where old?.spellings[field] != after {
      changes[field] = Journal.Change(before: old?.spellings[field], after: after)
    }
    try journal(new.id.ref, changes, personal: Account.personalFields)
  }
}
