import Access
import Core
import HTML
import Notices
import Registry
import Store

/// What somebody was told, the newest first, and how they want mail of it.
struct InboxPage: FormPage {
  static let parameters: Set<PageQuery.Parameter> = [.cursor]
  private static let perPage = 50

  let visit: Visit
  private let form: Form
  private let lines: [NoticeLine]
  private let settings: NoticeSettings
  private let hasMail: Bool
  /// How many stand on this page and those before it, where there is a next one.
  private let next: Int?
  private static let deepest = 10_000

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> InboxPage {
    guard let account = visit.caller.account else { throw Refusal(.signInWanted) }
    let skipping = visit.query.cursor.flatMap { Int($0) } ?? 0
    guard (0...deepest).contains(skipping) else { throw Refusal(.webPageAbsent) }
    let addressees = NoticeReading.addressees(visit.caller, in: visit.cluster)
    let (notices, reading, settings) = try await service.store.read { connection in
      let notices = try Notices.all(
        for: addressees, besides: account.id, skipping: skipping, limit: perPage + 1, connection)
      return (
        notices, try NoticeReading(notices, for: visit.caller, in: visit.cluster, visit.language, connection),
        try NoticeSettings.of(account.id, connection)
      )
    }
    let shown = notices.prefix(perPage)
    return InboxPage(
      visit: visit, form: form, lines: reading.lines(Array(shown)), settings: settings, hasMail: service.mailing != nil,
      next: notices.count > perPage ? skipping + perPage : nil)
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    guard let account = visit.caller.account else { throw Refusal(.signInWanted) }
    switch form["do"] {
    case "read":
      // What came in since the page was shown is not read.
      guard let until = Int(form["until"]), until > 0 else { throw Refusal(.webPageAbsent) }
      try await service.store.write { connection in
        var settings = try NoticeSettings.of(account.id, connection)
        settings.read = max(settings.read, try Notices.last(until: until, connection))
        try settings.save(connection)
      }
    case "pace":
      guard let pace = MailPace(rawValue: form["pace"]) else { throw Refusal(.webPageAbsent) }
      try await service.act("notice.pace", of: visit) { try $0.set(pace, of: account.id) }
    default: throw Refusal(.webPageAbsent)
    }
    return .moved(visit.link(.inbox))
  }

  var title: String { visit.say("收件箱", "Inbox") }

  func write(_ html: HTMLWriter) {
    html.pageHead(title)
    html.deskLinks(visit)
    html.refusalNote(form, visit)
    if lines.isEmpty {
      html.div(.class("empty")) {
        html.p(visit.say("还没有消息。", "Nothing yet."))
        html.p(
          visit.say(
            "有人提议对接、会面、审核有结果、出现新的匹配，这里都会告诉你。",
            "Whatever is proposed, planned or reviewed, and what newly matches yours, is told here."))
      }
    }
    if let newest = lines.first?.notice, newest.number > settings.read {
      html.formButton(
        visit.say("全部标为已读", "Mark all as read"), to: visit.link(.inbox), visit,
        values: [("do", "read"), ("until", "\(newest.at)")])
    }
    html.ol(.class("notices")) { for line in lines { write(html, line) } }
    if let next { html.nextLink("\(next)", visit) }
    pace(html)
  }

  private func write(_ html: HTMLWriter, _ line: NoticeLine) {
    let isNew = line.notice.number > settings.read
    html.li(.class("notice-new", if: isNew)) {
      if isNew { html.span(visit.say("新", "New"), .class("stage")) }
      html.a(line.words, .href(line.link))
      html.span(" \(TimeWords.minute(line.notice.at))", .class("muted"))
    }
  }

  private func pace(_ html: HTMLWriter) {
    html.part("mail", visit.say("邮件提醒", "Mail")) {
      if !hasMail {
        html.p(
          visit.say("本站没有设置邮件服务器，消息只在这里。", "This site sends no mail: what there is to tell stands here."),
          .class("muted"))
      }
      let kept = form["do"] == "pace" ? form : Form(["pace": [settings.pace.rawValue]])
      html.form(to: visit.link(.inbox), kept, visit, isRefusalTold: true) {
        html.input(.type("hidden"), .name("do"), .value("pace"))
        html.choice(
          "pace", Label("把消息发到 \(address)", "Send what is new to \(address)"),
          of: MailPace.allCases.map { ($0.rawValue, $0.label[visit.language]) }, kept, visit)
        html.submitButton(visit.say("保存", "Keep"))
      }
      html.p { html.a(visit.say("保存的检索", "Saved searches"), .href(visit.link(.searches))) }
    }
  }

  private var address: String { visit.caller.account?.email.description ?? "" }
}
