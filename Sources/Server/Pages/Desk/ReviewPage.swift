import Access
import Core
import Exchange
import HTML
import Registry
import Store

/// What was handed in and waits for the office, the longest first; published, or given back with what to change.
struct ReviewPage: FormPage {
  let visit: Visit
  private let form: Form
  private let waiting: [Posting]
  private let authors: [AccountID: String]
  /// Open ones: what is confidential is not the reviewer's.
  private let files: [Ref: [Attachment]]

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> ReviewPage {
    let (waiting, authors, files) = try await service.store.read { connection in
      let waiting = try Postings.waiting(connection)
      var names: [AccountID: String] = [:]
      for author in Set(waiting.map(\.author)) { names[author] = try Accounts.find(author, connection)?.name }
      var files: [Ref: [Attachment]] = [:]
      for posting in waiting {
        files[posting.record] = try Attachments.of(posting.record, connection).filter { $0.part == .open }
      }
      return (waiting, names, files)
    }
    return ReviewPage(visit: visit, form: form, waiting: waiting, authors: authors, files: files)
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    guard let record = Ref(form["record"]) else {
      throw Refusal(.postingAbsent, ["what": String(form["record"].prefix(40))])
    }
    let today = visit.snapshot.today
    let posting = try await service.store.read { try Postings.find(record, $0) }
    // Nobody looks over what is their own; the office answers for the cluster.
    if visit.audience != .operating, let posting,
      posting.author == visit.caller.account?.id
        || visit.caller.roles[visit.cluster.present(posting.organisation)] != nil
    {
      throw Refusal(.reviewOwn)
    }
    if form["do"] == "publish" {
      let seen = form["seen"]
      try await service.act("posting.publish", of: visit) { try $0.publish(record, seen: seen, today: today) }
    } else {
      try await service.act("posting.return", of: visit) { try $0.giveBack(record, note: form["note"]) }
    }
    return .moved(visit.link(.review))
  }

  var title: String { visit.say("审核", "Review") }

  func write(_ html: HTMLWriter) {
    html.pageHead(title, lead: visit.say("先提交的在前。", "What was handed in first stands first."))
    html.deskLinks(visit)
    html.refusalNote(form, visit)
    if waiting.isEmpty { html.p(visit.say("没有待审核的内容。", "Nothing waits."), .class("muted")) }
    for posting in waiting { entry(html, posting) }
  }

  private func entry(_ html: HTMLWriter, _ posting: Posting) {
    // A reviewer reads what is handed in, whosever it is; nothing else of that organisation's.
    let facts = visit.cluster.facts(of: posting.record, for: .operating)
    let title = visit.cluster.title(of: posting.record, for: .operating)?.best(visit.language) ?? posting.record.id
    let fingerprint = (visit.cluster.record(posting.record, for: .operating) as? any Posted)?.fingerprint ?? ""
    let files = files[posting.record] ?? []
    let seen = Posting.seen(fingerprint, posting.visibility, files)
    html.part("posting-\(posting.record.id)", title) {
      html.p(
        [authors[posting.author] ?? "", visit.say("发布后可见：", "Once published, seen by: ") + audience(posting)].joined(
          separator: " · "), .class("byline"))
      html.factTable(facts, visit)
      if !files.isEmpty {
        html.h3(visit.say("附件", "Attachments"))
        html.attachmentList(files, visit)
      }
      html.formButton(
        visit.say("发布", "Publish"), to: visit.link(.review), visit,
        values: [("do", "publish"), ("record", posting.record.description), ("seen", seen)])
      let isThis = form["record"] == posting.record.description
      let form = (isThis ? form : Form()).scoped(posting.record.id)
      html.details(.open(isThis)) {
        html.summary(visit.say("退回修改", "Give it back"))
        html.form(to: visit.link(.review), form, visit, isRefusalTold: true) {
          html.input(.type("hidden"), .name("record"), .value(posting.record.description))
          html.input(.type("hidden"), .name("do"), .value("return"))
          html.area(
            "note", Label("请改什么", "What to change"), rows: 2, most: 2000, form, visit)
          html.submitButton(visit.say("退回", "Give it back"))
        }
      }
    }
  }

  private func audience(_ posting: Posting) -> String {
    posting.visibility == .everyone ? visit.say("所有人", "everybody") : visit.say("登录的成员", "members who have signed in")
  }
}
