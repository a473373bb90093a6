import Access
import Core
import HTML
import Notices
import Store

/// What the office announces: on the first page and on every desk, until its last day.
struct AnnouncementsPage: FormPage {
  let visit: Visit
  private let form: Form
  private let announcements: [Announcement]

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> AnnouncementsPage {
    let today = visit.snapshot.today
    let announcements = try await service.store.read { try Announcement.all(from: today, $0) }
    return AnnouncementsPage(visit: visit, form: form, announcements: announcements)
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    let today = visit.snapshot.today
    if form["do"] == "end" {
      let id = form["announcement"]
      try await service.act("announcement.end", of: visit) { try $0.endAnnouncement(id) }
    } else {
      let announcement = try Announcement(
        zh: form["zh"], en: form["en"], isForMembers: form["for"] == "members", first: Day(form["first"]),
        last: Day(form["last"]), today: today)
      try await service.act("announcement.make", of: visit) { try $0.announce(announcement, today: today) }
    }
    return .moved(visit.link(.announcements))
  }

  var title: String { visit.say("公告", "Announcements") }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title, lead: visit.say("显示在首页和各人的工作台，到期自动撤下。", "Shown on the first page and on every desk, until their last day.")
    )
    html.deskLinks(visit)
    html.ul(.class("rows")) {
      for announcement in announcements {
        html.li {
          html.text(announcement.words[visit.language])
          html.span(
            " \(announcement.first) – \(announcement.last)"
              + (announcement.isForMembers ? visit.say(" · 仅成员", " · members alone") : ""), .class("muted"))
          html.formButton(
            visit.say("撤下", "Take it down"), to: visit.link(.announcements), visit,
            values: [("do", "end"), ("announcement", announcement.id)])
        }
      }
    }
    if announcements.isEmpty { html.p(visit.say("目前没有。", "None at present."), .class("muted")) }
    html.part("new", visit.say("新公告", "A new one")) {
      html.form(to: visit.link(.announcements), form, visit) {
        html.area("zh", Label("中文", "In Chinese"), rows: 2, most: 300, form, visit)
        html.area("en", Label("英文", "In English"), rows: 2, most: 300, form, visit)
        html.choice(
          "for", Label("给谁看", "For whom"),
          of: [("everyone", visit.say("所有人", "Everybody")), ("members", visit.say("登录的成员", "Who has signed in"))], form,
          visit)
        for (name, label) in [
          ("first", Label("从哪天起（空则今天）", "From (today if empty)")), ("last", Label("到哪天止", "Until")),
        ] {
          FormField(name: name, label: label, type: "date", most: 10, isRequired: name == "last").write(
            html, form, visit)
        }
        html.submitButton(visit.say("发布公告", "Announce it"))
      }
    }
  }
}

extension HTMLWriter {
  /// What the office announces to this reader today.
  func announcements(_ visit: Visit) {
    let shown = visit.snapshot.announcements.filter {
      $0.isShown(on: visit.snapshot.today) && (!$0.isForMembers || visit.caller.account != nil)
    }
    for announcement in shown {
      p(announcement.words[visit.language], .class("announcement"), .role("note"))
    }
  }
}
