import Calendar
import Core
import Exchange
import HTML
import Matching

/// The meetings of an engagement, each as a file for calendars, and a form for another.
struct MeetingList {
  let page: EngagementPage

  private var visit: Visit { page.visit }

  func write(_ html: HTMLWriter) {
    let mayPlan =
      page.standing.mayWork && (page.engagement.stage == .introduced || page.engagement.stage == .negotiating)
    guard mayPlan || !page.meetings.isEmpty else { return }
    html.part("meetings", visit.say("会面", "Meetings"), count: page.meetings.count) {
      html.ul(.class("rows")) { for meeting in page.meetings { html.li { row(html, meeting, mayPlan) } } }
      guard mayPlan else { return }
      html.details(.open(page.form["do"] == "meet" && page.form["meeting"].isEmpty)) {
        html.summary(visit.say("提议会面", "Propose a meeting"))
        form(html, moving: nil)
      }
    }
  }

  private func row(_ html: HTMLWriter, _ meeting: EngagementMeeting, _ mayPlan: Bool) {
    html.strong(meeting.subject)
    html.text(" · \(meeting.begin)–\(meeting.end.clock) \(meeting.zone.name) · \(meeting.place)")
    if meeting.isCancelled { html.span(visit.say("（已取消）", " (cancelled)"), .class("muted")) }
    html.text(" ")
    html.a(
      visit.say("加入日历", "Add to calendar"),
      .href(visit.link(.meetingFile(page.engagement.id, meeting.id))))
    guard mayPlan, !meeting.isCancelled else { return }
    html.details(.open(page.form["meeting"] == meeting.id)) {
      html.summary(visit.say("改期或取消", "Move or cancel"))
      form(html, moving: meeting)
      html.formButton(
        visit.say("取消会面", "Cancel it"), to: visit.link(.engagement(page.engagement.id)), visit,
        values: [("do", "cancel"), ("meeting", meeting.id), ("side", side)])
    }
  }

  /// Empty for who mediates.
  private var side: String { page.actor?.rawValue ?? "" }

  private func form(_ html: HTMLWriter, moving meeting: EngagementMeeting?) {
    let isThis = page.form["do"] == "meet" && page.form["meeting"] == meeting?.id ?? ""
    let form = (isThis ? page.form : Self.form(meeting)).scoped("meet-\(meeting?.id ?? "")")
    html.form(to: visit.link(.engagement(page.engagement.id)), form, visit, isRefusalTold: true) {
      for (name, value) in [("do", "meet"), ("side", side), ("meeting", meeting?.id ?? "")] {
        html.input(.type("hidden"), .name(name), .value(value))
      }
      FormField(name: "subject", label: Label("主题", "Subject")).write(html, form, visit)
      FormField(name: "day", label: Label("日期", "Day"), type: "date", most: 10).write(html, form, visit)
      FormField(name: "from", label: Label("开始", "From"), type: "time", most: 5).write(html, form, visit)
      FormField(name: "to", label: Label("结束", "To"), type: "time", most: 5).write(html, form, visit)
      FormField(
        name: "zone", label: Label("时区", "Time zone"), hint: Label("当地时间的时区", "Whose clock the times are read from"),
        most: 60
      ).write(html, form, visit)
      FormField(name: "place", label: Label("地点或会议链接", "Place or link")).write(html, form, visit)
      html.submitButton(meeting == nil ? visit.say("提议", "Propose") : visit.say("改期", "Move it"))
    }
  }

  private static func form(_ meeting: EngagementMeeting?) -> Form {
    guard let meeting else { return Form(["zone": ["Asia/Shanghai"]]) }
    return Form([
      "subject": [meeting.subject], "day": [meeting.begin.day.description],
      "from": [meeting.begin.clock], "to": [meeting.end.clock], "zone": [meeting.zone.name],
      "place": [meeting.place],
    ])
  }
}
