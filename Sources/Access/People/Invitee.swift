package import Core

/// Whom to make what, as an inviter writes it.
package struct Invitee: Sendable, Hashable {
  package let email: EmailAddress
  package let name: String
  package let role: Membership.Role

  /// Throws `account.email.invalid`, `account.name.invalid`, `membership.role`.
  package init(email: String, name: String, role: String) throws(Refusal) {
    self.email = try EmailAddress(email)
    self.name = try AccountName.checked(name)
    guard let role = Membership.Role(rawValue: role), Invitation.roles.contains(role) else {
      throw Refusal(.membershipRole, at: "role")
    }
    self.role = role
  }
}
