import Access
import Core
import HTML
import Registry

/// That an invitation was made: with its link, shown once, where no mail goes out. Nothing of it depends on whether the address has an
/// account.
struct InvitedPage: Document {
  let visit: Visit
  let invitation: Invitation
  /// Nil where it went by mail.
  let link: String?

  var title: String { visit.say("已邀请", "Invited") }

  func write(_ html: HTMLWriter) {
    let role = invitation.role.label[visit.language]
    html.pageHead(
      title,
      lead: visit.say(
        "\(invitation.name) · \(invitation.email) · \(role)", "\(invitation.name), \(invitation.email), as: \(role)"))
    if let link {
      html.p(
        visit.say(
          "请把这个链接交给本人，只显示这一次，七天内有效。凭它就能以这个邮箱加入，不要给别人。",
          "Hand this link to them; it is shown only now and works for seven days. Whoever holds it can join under this address: give it to nobody else."
        ))
      html.p { html.code(link, .class("secret")) }
    } else {
      html.p(visit.say("链接已寄到这个邮箱，七天内有效。", "The link went to this address by mail and works for seven days."))
    }
    html.p {
      html.a(
        visit.say("回到人员", "Back to the people"),
        .href(visit.link(.people(visit.cluster.present(invitation.organisation)))))
    }
  }
}
