import Access
import Core
import Exchange
import HTML
import Matching
import Registry
import Search
import Store

/// What somebody posted: how far it has come, what it lacks, what it resembles, what it would match; and its form.
struct PostingPage: FormPage {
  let visit: Visit
  private let form: Form
  private let posting: Posting
  private let record: any Entity
  private let disclosure: Disclosure
  private let files: [Attachment]
  private let takesFiles: Bool

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> PostingPage {
    let posting = try await find(visit, service)
    guard let record = visit.cluster.record(posting.record, for: visit.audience) else {
      throw Refusal(.postingAbsent, ["what": posting.record.id])
    }
    let (disclosure, files) = try await service.store.read {
      (try Disclosure.of(posting.record, $0), try Attachments.of(posting.record, $0))
    }
    return PostingPage(
      visit: visit, form: form, posting: posting, record: record, disclosure: disclosure, files: files,
      takesFiles: service.files != nil)
  }

  /// Who may not post for its organisation is told what is told of one that never was.
  static func find(_ visit: Visit, _ service: AccountService) async throws -> Posting {
    let ref = Ref(Kind(visit.parameters["kind"] ?? ""), visit.parameters["id"] ?? "")
    guard ref.id.utf8.count <= 64, let found = try await service.store.read({ try Postings.find(ref, $0) }),
      visit.caller.may(.post, for: visit.cluster.present(found.organisation))
    else { throw Refusal(.postingAbsent, ["what": String(ref.id.prefix(20))]) }
    return found
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    let posting = try await find(visit, service)
    let (ref, today) = (posting.record, visit.snapshot.today)
    if form["do"] == "look" { return .shown(try await open(visit, form, service)) }
    switch form["do"] {
    case "hand-in": try await service.act("posting.hand-in", of: visit) { try $0.handIn(ref) }
    case "renew": try await service.act("posting.renew", of: visit) { try $0.renew(ref, today: today) }
    case "withdraw": try await service.act("posting.withdraw", of: visit) { try $0.withdraw(ref) }
    case "close":
      guard let outcome = PostingOutcome(rawValue: form["outcome"]) else {
        throw Refusal(.postingOutcome, at: "outcome")
      }
      try await service.act("posting.close", of: visit) { try $0.closePosting(ref, outcome) }
    case "detach":
      let id = form["attachment"]
      guard let attachment = try await service.store.read({ try Attachments.find(id, $0) }), attachment.subject == ref
      else { throw Refusal(.attachmentAbsent) }
      try await service.detach(attachment, of: visit)
    default:
      let terms = try PostingTerms(form, visit)
      guard let posted = visit.cluster.record(ref, for: visit.audience) as? any Posted else {
        throw Refusal(.postingAbsent, ["what": ref.id])
      }
      try await revise(posted, form, terms, visit, service)
    }
    return .moved(visit.link(.posting(ref)))
  }

  private static func revise<E: Posted>(
    _ old: E, _ form: Form, _ terms: PostingTerms, _ visit: Visit, _ service: AccountService
  ) async throws {
    let new = try PostingFields<E>(market: old.market ?? "", visit: visit).read(form, into: old)
    try await service.act("posting.revise", of: visit) { act in
      try act.revise(new, seen: form["seen"], visibility: terms.visibility)
      try act.disclose(terms.disclosure, of: new.ref)
    }
  }

  static var moves: Bool { true }

  var title: String { record.title.best(visit.language) }

  func write(_ html: HTMLWriter) {
    html.header(.class("page-head")) {
      html.p(.class("kicker")) {
        html.text(visit.say("发布", "Posting") + " · ")
        html.span(posting.state.label[visit.language], .class("stage"))
      }
      html.h1(title)
    }
    html.refusalNote(form, visit)
    if !posting.note.isEmpty {
      html.div(.class("refusal"), .role("note")) {
        html.p { html.strong(visit.say("审核意见", "The reviewer says")) }
        html.p(posting.note)
      }
    }
    if let outcome = posting.outcome {
      html.p(visit.say("结果：\(outcome.label.zh)", "What came of it: \(outcome.label.en)"))
    }
    buttons(html)
    if posting.state == .published || posting.state == .expired { close(html) }
    html.p { html.a(visit.say("查看页面", "See its page"), .href(visit.link(.record(posting.record)))) }
    let isOpen = posting.state.isDraft || posting.state == .review || posting.state == .published
    PostingFiles(posting: posting, files: files, takesMore: takesFiles && isOpen, form: form, visit: visit).write(html)
    guard isOpen else { return }
    html.part("edit", visit.say("修改", "Change it")) {
      if posting.state == .published {
        html.p(
          visit.say("修改后需要重新审核，其间不公开。", "A changed posting is reviewed again and not shown meanwhile."), .class("muted")
        )
      }
      if let posted = record as? any Posted { edit(html, posted) }
    }
  }

  private func edit<E: Posted>(_ html: HTMLWriter, _ entity: E) {
    let fields = PostingFields<E>(market: entity.market ?? "", visit: visit)
    let terms = PostingTerms.form(disclosure, posting)
    let kept = Form(fields.form(of: entity).merging(terms) { $1 })
    let seen = Posting.seen(entity, disclosure, posting.visibility)
    // A button that was refused sent nothing of this form.
    let isThis = !self.form.isEmpty && ["", "look"].contains(self.form["do"])
    let form = isThis ? self.form : kept
    let isNew = form["seen"].isEmpty || form.refusal?.rule == .postingChanged
    let link = visit.link(.posting(posting.record))
    html.form(to: link, form, visit, isRefusalTold: true) {
      html.input(.type("hidden"), .name("organisation"), .value(visit.cluster.present(posting.organisation)))
      // Once the difference was shown, who keeps theirs means it.
      html.input(.type("hidden"), .name("seen"), .value(isNew ? seen : form["seen"]))
      if form.refusal?.rule == .postingChanged {
        html.ul(.class("difference")) {
          fields.writeDifference(html, form, from: entity)
          PostingTerms.writeDifference(html, form, from: terms, visit)
        }
      }
      html.lookedAt(at: link) {
        PostingPreview(record: isThis ? fields.glimpse(form, into: entity) : entity, typed: form, visit: visit).write(
          html)
      } _: {
        fields.write(html, form)
        PostingTerms.write(html, form, visit)
      }
      html.submitButton(visit.say("保存", "Keep"))
      html.lookButton(visit)
    }
  }

  private func close(_ html: HTMLWriter) {
    html.details(.open(form["do"] == "close")) {
      html.summary(visit.say("不再征集，结束", "It is done with: close it"))
      html.deedForm("close", to: visit.link(.posting(posting.record)), sent: form, visit) { form in
        html.choice(
          "outcome", Label("结果如何", "What came of it"),
          hint: Label("只有本单位和运营人员看得到", "Your organisation and the office alone see it"),
          of: PostingOutcome.allCases.map { ($0.rawValue, $0.label[visit.language]) }, none: "–", form, visit)
        html.submitButton(visit.say("结束", "Close it"))
      }
    }
  }

  private func buttons(_ html: HTMLWriter) {
    var buttons: [(String, Label)] = []
    switch posting.state {
    case .draft, .returned: buttons = [("hand-in", Label("提交审核", "Hand it in")), ("withdraw", Label("撤回", "Withdraw"))]
    case .review: buttons = [("withdraw", Label("撤回", "Withdraw"))]
    case .published:
      buttons = [
        ("renew", Label("续期", "Renew")), ("withdraw", Label("撤回", "Withdraw")),
      ]
    case .expired: buttons = [("renew", Label("续期", "Renew"))]
    case .closed, .withdrawn: break
    }
    html.div {
      for (verb, label) in buttons {
        html.formButton(label[visit.language], to: visit.link(.posting(posting.record)), visit, values: [("do", verb)])
      }
    }
  }
}
