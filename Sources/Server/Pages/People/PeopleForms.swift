import Access
import Core
import HTML
import Registry

/// What an owner may do for their organisation, a form each: invite, appoint a broker, hand it on.
struct PeopleForms {
  let page: PeoplePage

  private var visit: Visit { page.visit }
  private var here: Link { visit.link(.people(page.organisation.id.rawValue)) }

  func write(_ html: HTMLWriter) {
    invitations(html)
    form(html, "invite", visit.say("邀请", "Invite")) { form in
      FormField(name: "email", label: Label("邮箱", "E-mail address"), type: "email", most: 254, keyboard: "email").write(
        html, form, visit)
      FormField(name: "name", label: Label("姓名", "Name"), most: 80).write(html, form, visit)
      html.roleChoice(form, visit)
      html.submitButton(visit.say("邀请", "Invite"))
    }
    if !page.brokers.isEmpty {
      form(html, "appoint", visit.say("委托经纪人代办", "Have a broker act for it")) { form in
        html.choice(
          "broker", Label("经纪人", "Broker"),
          hint: Label(
            "能以单位的名义发布与表态，每次都注明代办", "Posts and answers in its name, and every time it is told whose hand it was"),
          of: page.brokers.map { ($0.id.rawValue, $0.name) }, form, visit)
        html.submitButton(visit.say("委托", "Appoint"))
      }
    }
    let heirs = page.people.filter { $0.role != .agent && $0.account.id != visit.caller.account?.id }
    if page.role == .owner, !heirs.isEmpty {
      form(html, "transfer", visit.say("移交", "Hand it on")) { form in
        html.choice(
          "heir", Label("新的负责人", "The next owner"), hint: Label("移交后你成为编辑者", "You are an editor from then on"),
          of: heirs.map { ($0.account.id.rawValue, $0.account.name) }, form, visit)
        html.submitButton(visit.say("移交", "Hand it on"))
      }
    }
  }

  private func invitations(_ html: HTMLWriter) {
    html.part("invitations", visit.say("等待答复的邀请", "Invitations that wait"), count: page.invitations.count) {
      if page.invitations.isEmpty { html.p(visit.say("没有。", "None."), .class("muted")) }
      html.ul(.class("rows")) {
        for invitation in page.invitations {
          html.li {
            html.strong(invitation.name)
            html.text(" ")
            html.span(invitation.role.label[visit.language], .class("stage"))
            html.span(" \(invitation.email) ", .class("muted"))
            let day = JournalHead.day(of: invitation.expires)
            html.text(visit.say("到 \(day)", "until \(day)"))
            html.div {
              for (deed, words) in [("renew", visit.say("换新链接", "A new link")), ("revoke", visit.say("撤销", "Revoke"))] {
                html.formButton(words, to: here, visit, values: [("do", deed), ("invitation", invitation.id)])
              }
            }
          }
        }
      }
    }
  }

  private func form(_ html: HTMLWriter, _ deed: String, _ heading: String, _ content: (Form) -> Void) {
    html.part(deed, heading) { html.deedForm(deed, to: here, sent: page.form, visit, content) }
  }
}
