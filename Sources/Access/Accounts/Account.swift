package import Core

/// Somebody who can sign in.
package struct Account: Sendable, Hashable {
  package enum State: String, Sendable, CaseIterable {
    /// Was told about the account and has not chosen a password yet.
    case invited
    case active
    /// May not sign in, and every session and token of it has ended.
    case suspended

    package var label: Label {
      switch self {
      case .invited: Label("已邀请", "Invited")
      case .active: Label("使用中", "Active")
      case .suspended: Label("已停用", "Suspended")
      }
    }
  }

  package let id: AccountID
  package var email: EmailAddress
  /// As the person writes it.
  package var name: String
  /// In which of the program's two languages they are written to.
  package var language: Language
  package var state: State
  package var offices: Set<Office>
  /// Milliseconds since 1970, UTC.
  package let created: Int
  var password: PasswordHash?
  /// When it was shown that mail to the address reaches this person, in milliseconds since 1970; nil while nobody has shown it. A link that
  /// an operator or an inviter handed over shows nothing of an address.
  package internal(set) var confirmed: Int?

  package var hasPassword: Bool { password != nil }

  /// What the journal keeps of an account; a password is no part of it, not even as a hash.
  var spellings: [String: String] {
    [
      "email": email.description, "name": name, "language": language.rawValue, "state": state.rawValue,
      "offices": offices.sorted().map(\.rawValue).joined(separator: " "),
      "confirmed": confirmed == nil ? "no" : "yes",
    ]
  }

  /// Of these the journal keeps the values apart, where they can be erased.
  static let personalFields: Set<String> = ["email", "name"]
}
