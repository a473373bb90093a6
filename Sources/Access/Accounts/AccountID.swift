package import Core

/// The permanent id of an account: 12 characters, as records have. By chance, for nothing of a person may follow from it.
package struct AccountID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }

  package var description: String { rawValue }
  /// What the journal knows it by.
  package var ref: Ref { Ref(Kind("account"), rawValue) }
  /// Who acts, as journal entries name it.
  package var actor: String { ref.description }

  /// Nil for what acted without an account: a command, time.
  package init?(actor: String) {
    guard let ref = Ref(actor), ref.kind.rawValue == "account" else { return nil }
    rawValue = ref.id
  }

  package static func random() -> AccountID { AccountID(rawValue: Secret.letters(12)) }
}
