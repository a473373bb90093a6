extension Refusal {
  static let peopleRules: [Rule] = [
    .membershipRole, .membershipSelf, .membershipAbsent, .membershipHeir, .invitationMember, .invitationMany,
    .invitationAbsent,
    .invitationEnded, .invitationAccount, .invitationOther, .claimOwn, .claimOpen, .claimMany, .claimFull, .claimWords,
    .claimCode, .claimReason, .claimAbsent, .emailTaken, .emailSame, .letterWait, .letterNone,
  ]
}

// What is refused of the people of organisations, and of whoever wants to be one of them.
extension Refusal.Rule {
  package static let membershipRole = Self(
    "membership.role", Label("不能设为这个角色。", "This role cannot be given this way."),
    fix: Label("请选查看者、编辑者或负责人；代办经纪人另行委托。", "Choose viewer, editor or owner; agents are appointed."))
  package static let membershipSelf = Self(
    "membership.self", status: 409,
    Label("自己在单位是什么角色，不能由自己决定。", "Nobody decides what they are to an organisation themselves."),
    fix: Label("请让单位的负责人，或另一位运营人员来决定。", "Have an owner of it decide, or another one of the office."))
  package static let membershipAbsent = Self(
    "membership.absent", status: 404, Label("此人不属于这个单位。", "This person is not of this organisation."),
    fix: Label("请刷新页面，看看现在有谁。", "Load the page again to see who is."))
  package static let membershipHeir = Self(
    "membership.heir", Label("只能移交给本单位的另一位成员。", "It can be handed to another member of the organisation alone."),
    fix: Label("请先邀请此人加入，再移交。", "Invite them first, then hand it on."))
  package static let invitationMember = Self(
    "invitation.member", status: 409, Label("{email} 已是本单位的人。", "{email} is of this organisation already."),
    fix: Label("要调整角色，请在名单中更改。", "To make them something else, change their role in the list."))
  package static let invitationMany = Self(
    "invitation.many", status: 409,
    Label(
      "邀请太多：等待答复的最多 {most} 份，七天内最多 {week} 份。",
      "Too many invitations: {most} may wait at a time, and {week} be made in seven days."),
    fix: Label("请撤销不再需要的，或过几天再来。", "Revoke those that are not needed, or come back in some days."))
  package static let invitationAbsent = Self(
    "invitation.absent", status: 404, Label("这份邀请不在等待答复。", "This invitation does not wait for an answer."),
    fix: Label("请刷新页面，看看它怎样了。", "Load the page again to see what became of it."))
  package static let invitationEnded = Self(
    "invitation.ended", status: 404,
    Label("这份邀请已答复、已撤销、已过期，或链接不完整。", "This invitation was answered, revoked, is over, or the link is not whole."),
    fix: Label("请让邀请你的人再发一个链接。", "Ask whoever invited you for another link."))
  package static let invitationAccount = Self(
    "invitation.account", status: 409,
    Label("不能用这个邮箱新建账号。", "No new account can be made with this address."),
    fix: Label("若你已有账号，请先登录，再打开这个链接。", "If you have one, sign in first and open the link then."))
  package static let invitationOther = Self(
    "invitation.other", status: 403,
    Label(
      "这份邀请是给另一个邮箱的，不是你登录的账号。",
      "This invitation is for another address than that of the account you have signed in with."),
    fix: Label("请退出，再打开链接，用那个邮箱的账号登录。", "Sign out, open the link again, and sign in with that address."))
  package static let claimOwn = Self(
    "claim.own", status: 409, Label("你已在为这个单位办事。", "You act for this organisation already."),
    fix: Label("请从“我的账号”进入。", "Go there from your account."))
  package static let claimOpen = Self(
    "claim.open", status: 409, Label("你对这个单位的认领还在等待决定。", "Your claim to this organisation waits already."),
    fix: Label("请等待决定，或先撤回再提交。", "Wait for the decision, or withdraw it first."))
  package static let claimMany = Self(
    "claim.many", status: 409,
    Label(
      "认领太多：等待决定的最多 {most} 项，三十天内最多 {month} 项。",
      "Too many claims: {most} may wait at a time, and {month} be made in thirty days."),
    fix: Label("请撤回不再需要的，或过些天再来。", "Withdraw those that are not needed, or come back later."))
  package static let claimFull = Self(
    "claim.full", status: 409, Label("此刻不能认领这个单位。", "This organisation cannot be claimed at this moment."),
    fix: Label("请过几天再来，或联系集群的运营人员。", "Come back in some days, or ask the cluster's office."))
  package static let claimWords = Self(
    "claim.words", Label("说明为空，或超过 {most} 字。", "The words are missing, or longer than {most} characters."),
    fix: Label("请写明你在单位的职务，以及怎样核实。", "Say what you do there and how that can be checked."))
  package static let claimCode = Self(
    "claim.code", Label("统一社会信用代码不对：{why}。", "The unified social credit code is wrong: {why}."),
    fix: Label("请照营业执照填写 18 位代码，或留空。", "Copy the 18 characters from the licence, or leave it empty."))
  package static let claimReason = Self(
    "claim.reason", Label("原因为空，或超过 {most} 字。", "The reason is missing, or longer than {most} characters."),
    fix: Label("请写明为什么不同意；申请人会看到。", "Say why not; whoever asked reads it."))
  package static let claimAbsent = Self(
    "claim.absent", status: 404, Label("这项认领不在等待决定。", "This claim does not wait for a decision."),
    fix: Label("请刷新页面，看看它怎样了。", "Load the page again to see what became of it."))
  package static let emailTaken = Self(
    "email.taken", status: 409, Label("这个邮箱已是另一个账号的。", "This address is another account's by now."),
    fix: Label("请用另一个邮箱，或用那个账号登录。", "Use another address, or sign in with that account."))
  package static let emailSame = Self(
    "email.same", Label("这就是你现在的邮箱。", "This is the address that you have."),
    fix: Label("请填另一个邮箱。", "Give another one."))
  package static let letterWait = Self(
    "letter.wait", status: 429, Label("{when}之内寄出的邮件太多。", "Too many letters went out within {when}."),
    fix: Label("请过{when}再试；也看看垃圾邮件箱。", "Try again in {when}, and look among the spam."))
  package static let letterNone = Self(
    "letter.none", status: 409, Label("本站不寄邮件，不能确认邮箱。", "This site sends no mail, so no address can be confirmed."),
    fix: Label("请联系集群的运营人员。", "Ask the cluster's office."))
}
