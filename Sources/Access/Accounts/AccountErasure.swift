import Core
import Foundation
package import Store

extension Act {
  /// Forgets who an account was: name, address, password, second factor, sessions, tokens, memberships, and what the journal kept
  /// of name and address. What it did stays, as done by somebody with this id; the journal's chain stays whole, for it holds
  /// of personal values a salted hash alone.
  ///
  /// Throws `account.administrator.last` and `membership.owner.last` where others would be left without.
  package func erase(_ id: AccountID) throws {
    for membership in try AccountTable.memberships(of: id, connection) { try remove(membership) }
    try suspend(id)
    try endSecondFactor(of: id)
    var erased = try account(id)
    erased.email = try EmailAddress("\(id.rawValue)@erased.invalid")
    erased.name = "–"
    erased.offices = []
    erased.password = nil
    try AccountTable.update(erased, connection)
    try journal(id.ref, ["erased": .init(before: nil, after: "yes")])
    try connection.execute(
      """
      DELETE FROM journal_personal WHERE seq IN
        (SELECT seq FROM journal WHERE kind = \(id.ref.kind.rawValue) AND entity = \(id.rawValue))
      """)
  }
}
