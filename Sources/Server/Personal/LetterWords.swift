import Access
import Core
import HTML
import Store

// What letters say. Nothing of them steers a mail's head: names were checked when they were written down.

extension Mailing {
  func invite(_ invitation: Invitation, to organisation: Label, by inviter: Account, _ link: Link, in act: Act) throws {
    let (role, who) = (invitation.role.label, inviter.name)
    try letters.hand(
      Letter(
        to: invitation.email, language: inviter.language,
        subject: Label("\(who)邀请你加入\(organisation.zh)", "\(who) invites you to \(organisation.en)"),
        paragraphs: [
          Label(
            "\(who)邀请你以「\(role.zh)」的身份加入\(organisation.zh)。七天内打开下面的链接，即可接受或谢绝。",
            "\(who) invites you to be of \(organisation.en), as: \(role.en). Open this link within seven days to accept or decline."
          ),
          Label("不认识对方时，不必理会。", "If you do not know them, there is nothing to do."),
        ], link: origin + link.address), in: act)
  }

  func confirm(_ address: EmailAddress, of account: Account, _ link: Link, in act: Act) throws {
    try letters.hand(
      Letter(
        to: address, language: account.language, subject: Label("确认邮箱", "Confirm your address"),
        paragraphs: [
          Label(
            "打开下面的链接并输入密码，即确认这个邮箱是你的。链接一天内有效。",
            "Open this link and give your password, and the address is known to be yours. It works for a day."),
          Label("不是你要的，不必理会。", "If you did not ask for it, there is nothing to do."),
        ], link: origin + link.address), in: act)
  }

  /// To whom an address belongs that another account wants: whoever asked learns nothing, and its holder learns that somebody asked.
  func tell(_ holder: Account, in act: Act) throws {
    try letters.hand(
      Letter(
        to: holder.email, language: holder.language, subject: Label("有人想用你的邮箱", "Somebody wants to use your address"),
        paragraphs: [
          Label(
            "另一个账号想改用这个邮箱。它已是你的账号，所以没有改。你不必做什么。",
            "Another account wanted to go by this address. It is your account's, so nothing was changed, and there is nothing to do."
          )
        ]), in: act)
  }

  func tell(old address: EmailAddress, of account: Account, in act: Act) throws {
    try letters.hand(
      Letter(
        to: address, language: account.language, subject: Label("账号的邮箱已更改", "The address of your account was changed"),
        paragraphs: [
          Label(
            "你的账号改用了另一个邮箱。若不是你改的，请立刻联系集群的运营人员。",
            "Your account goes by another address now. If it was not you who changed it, tell the cluster's office at once."
          )
        ]), in: act)
  }
}
