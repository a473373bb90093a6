import Access
import Core
import HTML

/// What pages ask of passwords: the present one, and twice a new one.
enum PasswordForm {
  static let present = FormField(
    name: "present", label: Label("现在的密码", "Present password"), type: "password", autocomplete: "current-password",
    most: Password.most)

  /// Throws `password.differs` and `password.weak`.
  static func hash(_ form: Form, _ account: Account, _ service: AccountService) async throws -> PasswordHash {
    try await hash(form, about: [account.name, account.email.description, account.email.name], service)
  }

  static func hash(_ form: Form, about: [String], _ service: AccountService) async throws -> PasswordHash {
    guard form["password"] == form["again"] else { throw Refusal(.passwordDiffers, at: "again") }
    return try await service.passwords.hash(try Password(form["password"], about: about))
  }

  static func write(_ html: HTMLWriter, _ form: Form, _ visit: Visit) {
    FormField(
      name: "password", label: Label("新密码", "New password"),
      hint: Label(
        "至少 \(Password.least) 个字符；几个互不相干的词最好记",
        "At least \(Password.least) characters; several unrelated words are easiest to keep"),
      type: "password", autocomplete: "new-password", most: Password.most, least: Password.least
    ).write(html, form, visit)
    FormField(
      name: "again", label: Label("再输入一次", "Once more"), type: "password", autocomplete: "new-password",
      most: Password.most
    ).write(html, form, visit)
  }
}
