extension Refusal {
  static let engagementRules: [Rule] = [
    .engagementAbsent, .engagementStage, .engagementOwner, .engagementOwn, .engagementPair, .engagementParty,
    .engagementReason, .engagementUnpublished,
    .engagementConsent, .engagementDay, .engagementNote, .engagementDeclined, .engagementLogFull, .postingMany,
    .disclosureLong, .meetingTime, .meetingLong,
    .agreementName, .agreementValue, .agreementDay, .postingAbsent, .postingState, .postingNote, .reviewOwn,
    .postingChanged,
    .postingOrganisation, .postingMarket,
    .postingField,
  ]
}

// What is refused of people who are brought together, and of what they post.
extension Refusal.Rule {
  package static let engagementAbsent = Self(
    "engagement.absent", status: 404, Label("没有对接 {what}。", "There is no engagement {what}."),
    fix: Label("请从“我的工作台”进入。", "Go there from your desk."))
  package static let engagementStage = Self(
    "engagement.stage", status: 409,
    Label("这项对接现在是“{stage}”，不能{what}。", "This engagement is “{stage}” now, so one cannot {what}."),
    fix: Label("请刷新页面，看看发生了什么。", "Load the page again to see what happened."))
  package static let engagementOwner = Self(
    "engagement.owner", Label("{what} 没有所属单位，无人可以表态。", "{what} belongs to no organisation that could say yes."),
    fix: Label("请先补上提出单位、供方或负责单位。", "Give it a requester, provider or lead first."))
  package static let engagementOwn = Self(
    "engagement.own", Label("双方是同一个单位。", "Both sides are the same organisation."),
    fix: Label("请另选一方。", "Choose another side."))
  package static let engagementPair = Self(
    "engagement.pair", Label("这两条记录在市场“{market}”中不成对。", "These two make no pair in the market “{market}”."),
    fix: Label("请从需求或供给的匹配结果进入。", "Go there from the matches of a need or an offer."))
  package static let engagementParty = Self(
    "engagement.party", status: 403,
    Label("这件事要由其中一方的编辑者、负责人，或跟进的经纪人来做。", "This is for an editor or owner of that side, or the broker who leads it."),
    fix: Label("请让本单位的负责人给你编辑者角色。", "Ask your organisation's owner to make you an editor."))
  package static let engagementUnpublished = Self(
    "engagement.unpublished", status: 409,
    Label("「{what}」对方还看不到：尚未发布，或已不再征集。", "“{what}” is not for the other side to see: not published yet, or over."),
    fix: Label("请先提交审核并发布。", "Hand it in and have it published first."))
  package static let engagementReason = Self(
    "engagement.reason", Label("请写明原因，不超过 {most} 字。", "Say why, in at most {most} characters."),
    fix: Label("一句话就够；只有经纪人和运营人员能看到。", "A sentence will do; brokers and the office alone read it."))
  package static let engagementConsent = Self(
    "engagement.consent",
    Label("对方有保密内容，需要先承诺保密。", "The other side has a confidential part: promise to keep it first."),
    fix: Label("请勾选保密承诺，再表示有意向。", "Tick the promise, then say yes."))
  package static let engagementDay = Self(
    "engagement.day", Label("“{what}”不是今后两年内的日期。", "“{what}” is no day within the next two years."),
    fix: Label("请写成 2026-12-01 的样子。", "Write it like 2026-12-01."))
  package static let engagementNote = Self(
    "engagement.note", Label("记录为空或超过 {most} 字。", "The note is empty or longer than {most} characters."),
    fix: Label("请写一两句。", "Write a sentence or two."))
  package static let engagementDeclined = Self(
    "engagement.declined", status: 409,
    Label("对方不到一个月前刚婉拒过。", "The other side declined less than a month ago."),
    fix: Label("请过些时候再提，或请经纪人出面。", "Ask again later, or through a broker."))
  package static let engagementLogFull = Self(
    "engagement.log.full", status: 409, Label("这项对接已有 {most} 条记录。", "This engagement has {most} notes already."),
    fix: Label("请在会面或协议中继续。", "Go on in a meeting or an agreement."))
  package static let postingMany = Self(
    "posting.many", status: 409, Label("本单位已有 {most} 份草稿。", "Your organisation has {most} drafts already."),
    fix: Label("请先提交或撤回一些。", "Hand some in or withdraw them first."))
  package static let disclosureLong = Self(
    "disclosure.long", Label("超过 {most} 字。", "Longer than {most} characters."),
    fix: Label("请缩短，细节可在见面时补充。", "Shorten it; the rest can be told in person."))
  package static let meetingTime = Self(
    "meeting.time",
    Label(
      "“{what}”不是会议的起止时间：结束须晚于开始，至多一天。", "“{what}” is no time for a meeting: it ends after it begins, within a day."),
    fix: Label("请写成 2026-12-01 14:30 的样子。", "Write it like 2026-12-01 14:30."))
  package static let meetingLong = Self(
    "meeting.long", Label("为空或超过 {most} 字。", "Empty, or longer than {most} characters."),
    fix: Label("请缩短。", "Shorten it."))
  package static let agreementName = Self(
    "agreement.name", Label("协议名称为空或超过 {most} 字。", "The agreement's name is empty or longer than {most} characters."),
    fix: Label("请写协议封面上的名称。", "Write the name on its cover."))
  package static let agreementValue = Self(
    "agreement.value", Label("“{what}”不是金额。", "“{what}” is no amount."),
    fix: Label(
      "请写成 1200000 或 CNY 1200000.00 的样子；没有金额就留空。", "Write it like 1200000 or CNY 1200000.00, or leave it empty."))
  package static let agreementDay = Self(
    "agreement.day", Label("“{what}”不是已经过去的日期。", "“{what}” is no day up to today."),
    fix: Label("请写签约的日期，如 2026-11-23。", "Write the day of the signature, such as 2026-11-23."))
  package static let postingAbsent = Self(
    "posting.absent", status: 404, Label("没有发布 {what}。", "There is no posting {what}."),
    fix: Label("请从“我的工作台”进入。", "Go there from your desk."))
  package static let postingState = Self(
    "posting.state", status: 409,
    Label("它现在是“{state}”，不能{what}。", "It is “{state}” now, so one cannot {what}."),
    fix: Label("请刷新页面，看看发生了什么。", "Load the page again to see what happened."))
  package static let postingNote = Self(
    "posting.note", Label("请写明要改什么，不超过 {most} 字。", "Say what to change, in at most {most} characters."),
    fix: Label("提交者会看到。", "Whoever posted it reads it."))
  package static let reviewOwn = Self(
    "review.own", status: 403, Label("不能审核自己或本单位提交的内容。", "Nobody reviews what they or their organisation handed in."),
    fix: Label("请让别的审核员或运营人员审核。", "Leave it to another reviewer or an operator."))
  package static let postingChanged = Self(
    "posting.changed", status: 409,
    Label("别人刚刚改过它，你的修改还没有保存。", "Somebody else has changed it meanwhile; yours is not kept yet."),
    fix: Label("下面列出了不同之处；核对后再保存。", "What differs is listed below: look it over, then keep it again."))
  package static let postingOrganisation = Self(
    "posting.organisation", status: 403, Label("你不能为这个单位发布。", "You may not post for this organisation."),
    fix: Label("请选择你是编辑者或负责人的单位。", "Choose one of which you are an editor or owner."))
  package static let postingMarket = Self(
    "posting.market", status: 404, Label("没有市场“{market}”。", "There is no market “{market}”."),
    fix: Label("请从“发布”页选择市场。", "Choose a market on the page “Post”."))
  package static let postingField = Self(
    "posting.field", Label("“{field}”不对：{why}。", "“{field}” is not right: {why}."),
    fix: Label("请改正后再发一次。", "Correct it and send it again."))
}
