import Core
import Foundation
package import Store

extension Act {
  /// Forgets who an account was: name, address, password, second factor, sessions, tokens, memberships, and what the journal kept
  /// of name and address. What it did stays, as done by somebody with this id; the journal's chain stays whole, for it holds
  /// of personal values a salted hash alone.
  ///
  /// Throws `account.administrator.last` and `membership.owner.last` where others would be left without.
  package func erase(_ id: AccountID, of organisation: (String) -> OrganisationIDs) throws {
    for membership in try AccountTable.memberships(of: id, connection) {
      try put(nil, of: id, in: organisation(membership.organisation), mayEmpty: true)
    }
    try suspend(id)
    try endSecondFactor(of: id)
    var erased = try account(id)
    let email = erased.email
    erased.email = try EmailAddress("\(id.rawValue)@erased.invalid")
    erased.name = "–"
    erased.offices = []
    erased.password = nil
    erased.confirmed = nil
    try AccountTable.update(erased, connection)
    try journal(id.ref, ["erased": .init(before: nil, after: "yes")])
    try forget(id.ref)
    try eraseInvitations(to: email, by: id)
    try eraseClaims(of: id)
  }

  /// What the journal kept apart of personal values.
  func forget(_ ref: Ref) throws {
    try connection.execute(
      """
      DELETE FROM journal_personal WHERE seq IN
        (SELECT seq FROM journal WHERE kind = \(ref.kind.rawValue) AND entity = \(ref.id))
      """)
  }
}
