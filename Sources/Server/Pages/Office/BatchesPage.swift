import Access
import Core
import HTML
import Registry
import Store

/// What was done in one go, the latest first: imports, bulk edits, decisions; each can be taken back.
struct BatchesPage: FormPage {
  private static let shown = 100

  let visit: Visit
  private let form: Form
  private let batches: [Registry.Batch]
  /// What taking one back did.
  private let report: UndoReport?

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> BatchesPage {
    try await open(visit, form, nil, service)
  }

  private static func open(_ visit: Visit, _ form: Form, _ report: UndoReport?, _ service: AccountService) async throws
    -> BatchesPage
  {
    let batches = try await service.store.read { connection in
      var all: [Registry.Batch] = []
      try Table<Registry.Batch>.each(connection) { all.append($0) }
      return Array(all.sorted { ($1.at ?? "", $1.id.rawValue) < ($0.at ?? "", $0.id.rawValue) }.prefix(shown))
    }
    return BatchesPage(visit: visit, form: form, batches: batches, report: report)
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    let id = form["batch"]
    let report = try await service.act("batch.undo", of: visit) { act in
      // An import's own page shows how far it is: it has to say that it was taken back.
      let job = try ImportJobTable.find(batch: id, act.connection)
      let report = try act.undo(batch: id)
      if var job {
        job.state = .undone
        try ImportJobTable.update(job, act.connection)
      }
      return report
    }
    return .shown(try await open(visit, Form(), report, service))
  }

  var title: String { visit.say("批次", "Batches") }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title, lead: visit.say("导入、成批修改、裁定，各可撤销。", "Imports, changes of many, decisions: each can be taken back."))
    html.deskLinks(visit)
    html.refusalNote(form, visit)
    if let report { told(html, report) }
    if batches.isEmpty { html.p(visit.say("还没有。", "None yet."), .class("muted")) }
    html.ul(.class("rows")) {
      for batch in batches {
        html.li {
          html.text(batch.file ?? batch.id.rawValue)
          html.text(" ")
          html.span(Vocabulary.batchStates.label(batch.state ?? "")[visit.language], .class("stage"))
          let rows = NumberWords.grouped(batch.rows ?? 0)
          html.span(
            " \(visit.say("\(rows) 条", "\(rows) records")) · \(String((batch.at ?? "").prefix(10)))", .class("muted"))
          if batch.state != "undone" {
            html.formButton(
              visit.say("撤销", "Take it back"), to: visit.link(.batches), visit, values: [("batch", batch.id.rawValue)])
          }
        }
      }
    }
  }

  private func told(_ html: HTMLWriter, _ report: UndoReport) {
    html.div(.class("note"), .role("status")) {
      html.p(
        visit.say(
          "已撤销：移除 \(report.removed) 条，恢复 \(report.restored) 条，保留 \(report.kept.count) 处。",
          "Taken back: \(report.removed) removed, \(report.restored) restored, \(report.kept.count) kept."))
      html.ul {
        for kept in report.kept.prefix(Self.shown) {
          html.li {
            html.recordLink(kept.ref, visit)
            html.text(visit.say("：", ": ") + kept.why[visit.language])
          }
        }
      }
    }
  }
}
