extension Refusal {
  static let accessRules: [Rule] = [
    .accountEmailInvalid, .accountNameInvalid, .accountExists, .accountAbsent, .accountSuspended,
    .accountAdministratorLast, .membershipAgent, .membershipOwnerLast, .membershipNoOrganisation, .passwordWeak,
    .passwordBusy, .linkEnded,
    .signInWrong, .signInWait, .codeWrong, .codeLate, .secondFactorOn,
    .signInWanted, .accessDenied, .passwordDiffers, .siteInvalid, .tokenDays, .tokenMany, .passwordWrong,
  ]
}

// What is refused of accounts and of whoever wants to get in.
extension Refusal.Rule {
  package static let accountEmailInvalid = Self(
    "account.email.invalid", Label("「{email}」不是邮箱地址。", "“{email}” is not an e-mail address."),
    fix: Label("请写成 name@example.cn 的样子。", "Write it like name@example.cn."))
  package static let accountNameInvalid = Self(
    "account.name.invalid",
    Label(
      "姓名为空、超过 {most} 字，或含有控制字符。", "The name is empty, longer than {most} characters, or holds control characters."),
    fix: Label("请写平时使用的姓名。", "Write the name that you go by."))
  package static let accountExists = Self(
    "account.exists", status: 409, Label("{email} 已有账号。", "{email} has an account already."),
    fix: Label("lianqiao account link {email} 给出新的登录链接。", "`lianqiao account link {email}` gives a new way in."))
  package static let accountAbsent = Self(
    "account.absent", status: 404, Label("没有账号 {what}。", "There is no account {what}."),
    fix: Label("lianqiao account list 列出全部账号。", "`lianqiao account list` lists them all."))
  package static let accountSuspended = Self(
    "account.suspended", status: 409, Label("账号 {what} 已停用。", "The account {what} is suspended."),
    fix: Label("先运行 lianqiao account restore {what}。", "Run `lianqiao account restore {what}` first."))
  package static let accountAdministratorLast = Self(
    "account.administrator.last", status: 409,
    Label("这是最后一位管理员，之后就没有人能分派职务了。", "This is the last administrator: nobody would be left to give an office."),
    fix: Label("请先让另一个账号成为管理员。", "Make another account an administrator first."))
  package static let membershipAgent = Self(
    "membership.agent", Label("{who} 不是经纪人，不能代办。", "{who} is no broker and cannot act for others."),
    fix: Label("请先授予经纪人职务。", "Give it the office of a broker first."))
  package static let membershipOwnerLast = Self(
    "membership.owner.last", status: 409,
    Label("单位还有成员，不能没有负责人。", "The organisation still has members and cannot be without an owner."),
    fix: Label("请先让另一位成员成为负责人。", "Make another member an owner first."))
  package static let membershipNoOrganisation = Self(
    "membership.organisation", Label("{what} 不是单位。", "{what} is no organisation."),
    fix: Label("请给出单位的编号或全名。", "Name an organisation by its id or its exact name."))
  package static let passwordWeak = Self(
    "password.weak", Label("这个密码容易猜到：{why}。", "This password is easily guessed: {why}."),
    fix: Label(
      "几个互不相干的词连在一起，既好记又难猜。",
      "Several words that have nothing to do with each other are easy to keep and hard to guess."))
  package static let passwordDiffers = Self(
    "password.differs", Label("两次输入的密码不同。", "The two passwords differ."),
    fix: Label("请再输入一遍。", "Type both again."))
  package static let signInWanted = Self(
    "sign-in.wanted", status: 401, Label("{what}需要先登录。", "Sign in first: {what}."),
    fix: Label("请登录后再来。", "Sign in, then come back."))
  package static let accessDenied = Self(
    "access.denied", status: 403, Label("你的账号不能{what}。", "Your account may not do this: {what}."),
    fix: Label("需要时请联系集群的管理员。", "Ask an administrator of the cluster if you need to."))
  package static let passwordWrong = Self(
    "password.wrong", status: 403, Label("现在的密码不对。", "That is not the present password."),
    fix: Label("请再输入一遍；忘记了，请让运营人员给一个链接。", "Type it again; if it is lost, ask the office for a link."))
  package static let tokenDays = Self(
    "token.days", Label("令牌的有效期应为 1 到 {most} 天。", "A token lasts from 1 to {most} days."),
    fix: Label("请填一个整数。", "Give a whole number."))
  package static let tokenMany = Self(
    "token.many", status: 409, Label("令牌已有 {most} 个。", "There are {most} tokens already."),
    fix: Label("请先作废不用的。", "End those that are not used."))
  package static let siteInvalid = Self(
    "site.invalid", exit: 2, Label("{what} 不是网站地址。", "{what} is no address of a site."),
    fix: Label("请写成 https://lianqiao.example.cn 的样子。", "Write it like https://lianqiao.example.cn."))
  package static let passwordBusy = Self(
    "password.busy", status: 503, Label("此刻登录的人太多。", "Too many people are signing in at this moment."),
    fix: Label("请过几秒再试。", "Try again in some seconds."))
  package static let linkEnded = Self(
    "link.ended", status: 404,
    Label("这个链接已使用、已过期，或不完整。", "This link was used, is over, or is not whole."),
    fix: Label("请让运营人员再给一个链接，或在登录页申请新的。", "Ask the operator for another, or ask for one on the sign-in page."))
  package static let signInWrong = Self(
    "sign-in.wrong", status: 401, Label("邮箱或密码不对。", "The address or the password is wrong."),
    fix: Label("请核对；忘记密码时可申请重设链接。", "Check both; if the password is lost, ask for a link to choose another."))
  package static let codeWrong = Self(
    "code.wrong", Label("验证码不对，或已用过。", "The code is wrong, or was used already."),
    fix: Label("请等应用显示下一个验证码，或用一个恢复码。", "Wait for the app to show the next one, or use a recovery code."))
  package static let codeLate = Self(
    "code.late", status: 401, Label("离输入密码已超过五分钟。", "More than five minutes have passed since the password."),
    fix: Label("请重新登录。", "Sign in again from the beginning."))
  package static let secondFactorOn = Self(
    "second-factor.on", status: 409, Label("两步验证已启用。", "Two-step sign-in is on already."),
    fix: Label("要换一部手机，请先停用。", "To use another telephone, switch it off first."))
  package static let signInWait = Self(
    "sign-in.wait", status: 429,
    Label("试错次数太多。", "Too many attempts were wrong."),
    fix: Label("请 {minutes} 分钟后再试。", "Try again in {minutes} minutes."))
}
