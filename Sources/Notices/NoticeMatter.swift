package import Core

/// What a notice is about. `{who}` is the side that did it, or the person, `{what}` the matter's own name; both as far as its reader may
/// see them.
package enum NoticeMatter: String, Sendable, CaseIterable {
  case engagementProposed = "engagement.propose"
  case engagementAccepted = "engagement.accept"
  case engagementPromised = "engagement.promise"
  case engagementDeclined = "engagement.decline"
  case engagementNegotiating = "engagement.negotiate"
  case engagementWithdrawn = "engagement.withdraw"
  case engagementExpired = "engagement.expire"
  case engagementNoted = "engagement.note"
  case engagementSigned = "engagement.sign"
  case deliveryAgreed = "delivery.due"
  case deliveryMade = "delivery.deliver"
  case deliveryTaken = "delivery.receive"
  case deliveryRefused = "delivery.refuse"
  case meetingPlanned = "meeting.plan"
  case meetingMoved = "meeting.move"
  case meetingCancelled = "meeting.cancel"
  // Reminders: time alone brings them.
  case meetingSoon = "meeting.soon"
  case deliverySoon = "delivery.soon"
  case deliveryLate = "delivery.late"
  case deliveryWaiting = "delivery.waiting"
  case engagementWaiting = "engagement.waiting"
  case engagementExpiring = "engagement.expiring"
  case actionDue = "engagement.due"
  case postingExpiring = "posting.expiring"
  case postingHandedIn = "posting.review"
  case postingPublished = "posting.published"
  case postingReturned = "posting.returned"
  case postingExpired = "posting.expired"
  case applicationAsked = "application.ask"
  case applicationJoined = "application.join"
  case applicationLeft = "application.leave"
  case applicationHandedIn = "application.hand-in"
  case applicationWithdrawn = "application.withdraw"
  case applicationExcluded = "application.exclude"
  case applicationClosing = "application.closing"
  case reviewAssigned = "review.assign"
  case roundEnded = "round.ended"
  case roundPublished = "round.publish"
  case roundReconsidered = "round.reconsider"
  case roundSettled = "round.settled"
  case roundDecided = "round.decide"
  case roundCancelled = "round.cancel"
  case objectionRaised = "objection.raise"
  case objectionAnswered = "objection.answer"
  case matchNew = "match.new"
  case searchNew = "search.new"
  case claimGranted = "claim.granted"
  case claimRefused = "claim.refused"
  case memberJoined = "membership.joined"

  package var label: Label {
    switch self {
    case .engagementProposed: Label("{who}提议对接：{what}", "{who} proposed to bring together {what}")
    case .engagementAccepted: Label("{who}表示有意向：{what}", "{who} said yes to {what}")
    case .engagementPromised: Label("{who}承诺保密：{what}", "{who} promised to keep what is confidential: {what}")
    case .engagementDeclined: Label("{who}婉拒了：{what}", "{who} declined {what}")
    case .engagementNegotiating: Label("已转入洽谈：{what}", "Negotiations began: {what}")
    case .engagementWithdrawn: Label("{who}撤回了：{what}", "{who} took back {what}")
    case .engagementExpired: Label("无人推进，已自动过期：{what}", "Nobody went on with it, and it ended: {what}")
    case .engagementNoted: Label("{who}写了一条记录：{what}", "{who} left a note: {what}")
    case .engagementSigned: Label("已签约：{what}", "Signed: {what}")
    case .deliveryAgreed: Label("{who}登记了交付日期：{what}", "{who} set a day of delivery: {what}")
    case .deliveryMade: Label("{who}登记已交付：{what}", "{who} says that it is delivered: {what}")
    case .deliveryTaken: Label("{who}确认收到：{what}", "{who} took the delivery: {what}")
    case .deliveryRefused: Label("{who}认为交付不符：{what}", "{who} says that the delivery is not what was agreed: {what}")
    case .deliverySoon: Label("一周内到交付日期：{what}", "To be delivered within a week: {what}")
    case .deliveryLate: Label("已过交付日期：{what}", "The day of delivery is over: {what}")
    case .deliveryWaiting: Label("对方登记已交付，等你们确认：{what}", "Delivered, and waiting for you to say so: {what}")
    case .meetingPlanned: Label("{who}提议会面：{what}", "{who} proposed a meeting: {what}")
    case .meetingMoved: Label("{who}调整了会面时间：{what}", "{who} moved a meeting: {what}")
    case .meetingCancelled: Label("{who}取消了会面：{what}", "{who} cancelled a meeting: {what}")
    case .meetingSoon: Label("明天有会面：{what}", "There is a meeting tomorrow: {what}")
    case .engagementWaiting: Label("还在等你们表态：{what}", "Your answer is still waited for: {what}")
    case .engagementExpiring:
      Label("一周内无人推进就会过期：{what}", "It ends within a week unless somebody goes on with it: {what}")
    case .actionDue: Label("下一步到期：{what}", "The next action is due: {what}")
    case .postingExpiring: Label("两周内到期，可以续期：{what}", "It ends within two weeks and can be renewed: {what}")
    case .postingHandedIn: Label("待审核：{what}", "Handed in for review: {what}")
    case .postingPublished: Label("审核通过，已发布：{what}", "Reviewed and published: {what}")
    case .postingReturned: Label("退回修改：{what}", "Given back, with what to change: {what}")
    case .postingExpired: Label("已过期：{what}", "Its time is over: {what}")
    case .applicationAsked: Label("{who}邀请你们加入联合体：{what}", "{who} asks you into its consortium: {what}")
    case .applicationJoined: Label("{who}加入了联合体：{what}", "{who} joined the consortium: {what}")
    case .applicationLeft: Label("{who}没有加入联合体：{what}", "{who} is not in the consortium: {what}")
    case .applicationHandedIn: Label("申报已提交：{what}", "The application was handed in: {what}")
    case .applicationWithdrawn: Label("申报已撤回：{what}", "The application was withdrawn: {what}")
    case .applicationExcluded: Label("申报不予评审：{what}", "The office left the application out: {what}")
    case .applicationClosing: Label("申报还没有提交，{day} 截止：{what}", "Not handed in yet, and the deadline is {day}: {what}")
    case .reviewAssigned: Label("请你评审：{what}", "For you to judge: {what}")
    case .roundEnded: Label("申报已截止，可转入评审：{what}", "The deadline is over and the review can begin: {what}")
    case .roundPublished: Label("结果公示，可提出异议：{what}", "The result is published and can be objected to: {what}")
    case .roundReconsidered: Label("结果退回评审，将重新公示：{what}", "The result went back to the experts: {what}")
    case .roundSettled: Label("异议期已过，可以揭晓：{what}", "The time for objections is over: {what}")
    case .roundDecided: Label("已揭晓：{what}", "The winners are final: {what}")
    case .roundCancelled: Label("已取消：{what}", "Called off: {what}")
    case .objectionRaised: Label("收到异议：{what}", "There is an objection: {what}")
    case .objectionAnswered: Label("异议已答复：{what}", "Your objection was answered: {what}")
    case .matchNew: Label("新的匹配：{other}，对应{what}", "A new match: {other}, for {what}")
    case .searchNew: Label("保存的检索有新结果（{count}）：{what}", "New results ({count}) of your search: {what}")
    case .claimGranted: Label("已同意你的认领：{what}", "Your claim was granted: {what}")
    case .claimRefused: Label("未同意你的认领：{what}", "Your claim was not granted: {what}")
    case .memberJoined: Label("{who}已加入：{what}", "{who} joined {what}")
    }
  }
}
