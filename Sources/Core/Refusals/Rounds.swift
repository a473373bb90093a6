extension Refusal {
  static let roundRules: [Rule] = [
    .roundAbsent, .roundStage, .roundName, .roundChallenges, .roundChallenge, .roundCriterion, .roundWeights,
    .roundDays, .roundCount, .roundClosed, .roundNotYet, .roundEarly, .roundEmpty, .roundReason, .roundPanel,
    .roundExpertAbsent, .roundExpertBusy, .roundConflict, .roundChanged, .roundScored, .roundUnscored, .roundWinner,
    .roundUntil,
    .roundObjections, .roundUpheld, .applicationAbsent, .applicationState, .applicationChallenge, .applicationPoser,
    .applicationTwice,
    .applicationMany, .applicationLong, .applicationAmount, .applicationChanged, .applicationMember,
    .applicationMembers, .applicationMissing, .applicationUnconfirmed, .applicationParty, .scoringAbsent, .scorePoints,
    .scoreComment, .scoreDeclaration, .objectionAbsent, .objectionSettled, .objectionLate, .objectionWords,
    .objectionAbout,
    .objectionMany,
  ]
}

// What is refused in rounds of challenges: of the office, of who applies, of experts, of who objects.
extension Refusal.Rule {
  package static let roundAbsent = Self(
    "round.absent", status: 404, Label("没有轮次 {what}。", "There is no round {what}."),
    fix: Label("请从“揭榜挂帅”页进入。", "Go there from the page “Challenge rounds”."))
  package static let roundStage = Self(
    "round.stage", status: 409,
    Label("这一轮现在是“{stage}”，不能{what}。", "This round is “{stage}” now and cannot {what}."),
    fix: Label("请刷新页面，看看发生了什么。", "Load the page again to see what happened."))
  package static let roundName = Self(
    "round.name", Label("名称为空或超过 {most} 字。", "The name is empty or longer than {most} characters."),
    fix: Label("中英文名称各写一个。", "Write a name in each language."))
  package static let roundChallenges = Self(
    "round.challenges", Label("没有选难题，或超过 {most} 个。", "No challenge is chosen, or more than {most}."),
    fix: Label("请至少选一个已公开的难题。", "Choose at least one challenge that is public."))
  package static let roundChallenge = Self(
    "round.challenge", status: 409,
    Label(
      "「{what}」不能上榜：须是已公开、仍在征集、写明提出单位的难题。",
      "“{what}” cannot be called for: it has to be a public, open challenge that says who poses it."),
    fix: Label("请先发布它，或从这一轮去掉。", "Publish it first, or leave it out of this round."))
  package static let roundCriterion = Self(
    "round.criterion",
    Label(
      "第 {number} 项标准不完整：中英文名称各不超过 60 字，权重为 1 至 100 的整数，满分为 1 至 20 或 25、30、40、50、60、100 之类能精确折算的整数。",
      "Criterion {number} is not complete: a name in both languages of at most 60 characters, a whole weight from 1 to 100, most points from 1 to 20, or such as 25, 30, 40, 50, 60 or 100, which add up exactly."
    ),
    fix: Label("请补全或清空这一行。", "Complete the line, or empty it."))
  package static let roundWeights = Self(
    "round.weights", Label("各项权重之和是 {sum}，应为 100。", "The weights add up to {sum}, and not to 100."),
    fix: Label("请调整权重。", "Change the weights."))
  package static let roundDays = Self(
    "round.days",
    Label(
      "日期不对：截止不早于开始，也不超过两年。", "The days are not right: the deadline is not before the first day, and within two years."),
    fix: Label("请写成 2026-12-01 的样子。", "Write them like 2026-12-01."))
  package static let roundCount = Self(
    "round.count", Label("应为 {least} 至 {most} 的整数。", "A whole number from {least} to {most} is wanted."),
    fix: Label("请改正后再发一次。", "Correct it and send it again."))
  package static let roundClosed = Self(
    "round.closed", status: 409, Label("已于 {day} 截止。", "The deadline was {day}."),
    fix: Label("截止日北京时间 24 时以后不再受理。", "Nothing is taken after midnight, China time, of that day."))
  package static let roundNotYet = Self(
    "round.not-yet", status: 409, Label("{day} 起才受理申报。", "Applications are taken from {day} on."),
    fix: Label("请届时再来。", "Come back then."))
  package static let roundEarly = Self(
    "round.early", status: 409, Label("要等 {day} 过完。", "This has to wait until {day} is over."),
    fix: Label("公布过的期限要守到最后一刻。", "A day that was announced stands to its end."))
  package static let roundEmpty = Self(
    "round.empty", status: 409, Label("没有可评审的申报。", "There is no application to be judged."),
    fix: Label("没有收到申报，或都已排除：请取消这一轮。", "None came in, or all were left out: cancel the round."))
  package static let roundReason = Self(
    "round.reason", Label("请写明原因，不超过 {most} 字。", "Say why, in at most {most} characters."),
    fix: Label("一两句话就够。", "A sentence or two will do."))
  package static let roundPanel = Self(
    "round.panel", status: 409, Label("专家名单已有 {most} 人。", "The panel has {most} experts already."),
    fix: Label("请先移除一些。", "Remove some first."))
  package static let roundExpertAbsent = Self(
    "round.expert.absent", status: 404,
    Label("这位不在本轮专家名单中，或没有分到这件申报。", "They are not among this round's experts, or do not judge this application."),
    fix: Label("请先加入专家名单。", "Add them to the panel first."))
  package static let roundExpertBusy = Self(
    "round.expert.busy", status: 409, Label("这位专家还有分派的申报。", "This expert has applications to judge."),
    fix: Label("请先重新分派，或登记回避。", "Assign anew first, or recuse them."))
  package static let roundConflict = Self(
    "round.conflict", status: 409, Label("须回避：{why}。", "There is a conflict of interest: {why}."),
    fix: Label("请登记回避，再重新分派。", "Recuse them, and assign anew."))
  package static let roundChanged = Self(
    "round.changed", status: 409,
    Label("方案算出之后情况有变，没有写入。", "Things have changed since the plan was made; nothing was written."),
    fix: Label("请看新的方案，再确认一次。", "Look at the new plan and confirm it."))
  package static let roundScored = Self(
    "round.scored", status: 409, Label("这一对已经评分，不能解除。", "This pair has been judged and cannot be let go."),
    fix: Label("请先为这位专家登记回避。", "Recuse the expert first."))
  package static let roundUnscored = Self(
    "round.unscored", status: 409, Label("有 {count} 件申报的评分不齐。", "Points are missing for applications: {count}."),
    fix: Label("请等专家提交，或重新分派。", "Wait for the experts, or assign anew."))
  package static let roundWinner = Self(
    "round.winner", Label("得分更高的不能被越过。", "Nobody who was given more can be passed over."),
    fix: Label("请按名次选；不予评审的，先写明原因排除。", "Choose by rank; what is not to be judged is left out first, with its reason."))
  package static let roundUntil = Self(
    "round.until",
    Label(
      "异议截止日应不早于 {day}，也不晚于其后 60 天。", "The last day for objections is not before {day}, and at most 60 days after it."),
    fix: Label("遇法定节假日可顺延；留空则按工作日计算。", "Name a later day for public holidays, or leave it empty."))
  package static let roundObjections = Self(
    "round.objections", status: 409, Label("还有异议未处理。", "Objections have not been settled yet."),
    fix: Label("请先逐件答复。", "Answer each of them first."))
  package static let roundUpheld = Self(
    "round.upheld", status: 409, Label("有异议成立，不能按原结果揭晓。", "An objection was upheld: this result cannot become final."),
    fix: Label("请退回评审，改正后重新公示。", "Send it back to the experts, and publish it anew."))
  package static let applicationAbsent = Self(
    "application.absent", status: 404, Label("没有申报 {what}。", "There is no application {what}."),
    fix: Label("请从“我的申报”进入。", "Go there from “My applications”."))
  package static let applicationState = Self(
    "application.state", status: 409,
    Label("这件申报现在是“{state}”，不能{what}。", "This application is “{state}” now and cannot {what}."),
    fix: Label("请刷新页面，看看发生了什么。", "Load the page again to see what happened."))
  package static let applicationChallenge = Self(
    "application.challenge", status: 404, Label("这一轮没有难题 {what}。", "This round does not call for {what}."),
    fix: Label("请从这一轮的页面选难题。", "Choose a challenge on the round's page."))
  package static let applicationPoser = Self(
    "application.poser", status: 409,
    Label("出题单位不能揭自己的榜。", "Who poses a challenge cannot take it up."),
    fix: Label("请另选难题，或由别的单位组成联合体。", "Choose another challenge, or form the consortium without this organisation."))
  package static let applicationTwice = Self(
    "application.twice", status: 409,
    Label("本单位已牵头申报了这个难题。", "Your organisation leads an application for this challenge already."),
    fix: Label("请修改那一件，或先撤回。", "Change that one, or withdraw it first."))
  package static let applicationMany = Self(
    "application.many", status: 409,
    Label("本单位在这一轮已写过 {most} 件申报。", "Your organisation has written {most} applications in this round."),
    fix: Label("请联系集群办公室。", "Ask the cluster's office."))
  package static let applicationLong = Self(
    "application.long", Label("超过 {most} 字。", "Longer than {most} characters."),
    fix: Label("请缩短。", "Shorten it."))
  package static let applicationAmount = Self(
    "application.amount", Label("“{what}”不是金额。", "“{what}” is no amount."),
    fix: Label("请写成 1200000 或 USD 50000 的样子；没有就留空。", "Write it like 1200000 (yuan) or USD 50000, or leave it empty."))
  package static let applicationChanged = Self(
    "application.changed", status: 409,
    Label("别人刚刚改过它，你的修改还没有保存。", "Somebody else has changed it meanwhile; yours is not kept yet."),
    fix: Label("下面是你写的；对照现在的版本后再保存。", "What you wrote is below: compare it with what is there now, then keep it again.")
  )
  package static let applicationMember = Self(
    "application.member", Label("这个单位已在联合体中。", "This organisation is in the consortium already."),
    fix: Label("请另选一个单位。", "Choose another."))
  package static let applicationMembers = Self(
    "application.members", Label("联合体至多 {most} 个成员单位。", "A consortium has at most {most} members."),
    fix: Label("请先移除一个。", "Remove one first."))
  package static let applicationMissing = Self(
    "application.missing", Label("提交前须写完整。", "This has to be filled in before it is handed in."),
    fix: Label("请写明摘要、实施方案与团队。", "Write the summary, the plan and the team."))
  package static let applicationUnconfirmed = Self(
    "application.unconfirmed", status: 409, Label("还有 {count} 个成员单位没有确认加入。", "Members have not said yes: {count}."),
    fix: Label("请它们的编辑者确认，或把它们移出联合体。", "Have their editors answer, or take them out of the consortium."))
  package static let applicationParty = Self(
    "application.party", status: 403,
    Label("这件事要由牵头单位的编辑者或负责人来做。", "This is for an editor or owner of the organisation that leads."),
    fix: Label("请让本单位的负责人给你编辑者角色。", "Ask your organisation's owner to make you an editor."))
  package static let scoringAbsent = Self(
    "scoring.absent", status: 404, Label("没有分派给你的申报 {what}。", "No application {what} was given to you to judge."),
    fix: Label("请从“我的评审”进入。", "Go there from “My reviews”."))
  package static let scorePoints = Self(
    "score.points", Label("应为 0 至 {most} 的整数。", "A whole number from 0 to {most} is wanted."),
    fix: Label("请给每项标准打分。", "Give points for each criterion."))
  package static let scoreComment = Self(
    "score.comment", Label("超过 {most} 字。", "Longer than {most} characters."), fix: Label("请缩短。", "Shorten it."))
  package static let scoreDeclaration = Self(
    "score.declaration", Label("请先声明没有利害关系。", "Declare first that nothing binds you to those concerned."),
    fix: Label("若有利害关系，请申请回避。", "If something does, ask to be recused."))
  package static let objectionAbsent = Self(
    "objection.absent", status: 404, Label("没有这件异议。", "There is no such objection."),
    fix: Label("请刷新页面。", "Load the page again."))
  package static let objectionSettled = Self(
    "objection.settled", status: 409, Label("这件异议已经答复。", "This objection has been answered already."),
    fix: Label("请刷新页面；如需更正，请退回评审。", "Load the page again; to put a result right, send it back to the experts."))
  package static let objectionLate = Self(
    "objection.late", status: 409, Label("异议期已于 {day} 结束。", "Objections were taken until {day}."),
    fix: Label("如有新情况，请联系集群办公室。", "If something new has come up, ask the cluster's office."))
  package static let objectionWords = Self(
    "objection.words", Label("为空或超过 {most} 字。", "Empty, or longer than {most} characters."),
    fix: Label("请写明事实与依据。", "Say what is wrong and by what it can be seen."))
  package static let objectionAbout = Self(
    "objection.about", Label("公示中没有这件申报。", "No such application is published."),
    fix: Label("请从列表中选择。", "Choose one of the list."))
  package static let objectionMany = Self(
    "objection.many", status: 409,
    Label("本单位对这一轮已提出 {most} 件异议。", "Your organisation has raised {most} objections to this round."),
    fix: Label("请等待答复。", "Wait for the answers."))
}
