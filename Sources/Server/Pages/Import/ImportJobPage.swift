import Access
import Core
import HTML
import Registry
import Transfer

/// How far an import has come, what it did, which rows it refused; and the button that takes it back.
struct ImportJobPage: FormPage {
  private static let shown = 100

  let visit: Visit
  private let form: Form
  private let job: ImportJob
  private let json: ImportJobJSON
  private let faults: [ImportJob.Fault]
  private let faultCount: Int

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> ImportJobPage {
    let id = visit.parameters["job"] ?? ""
    guard id.utf8.count <= 20, let desk = service.desk, let (job, done) = try await desk.job(id) else {
      throw Refusal(.apiImportAbsent, at: String(id.prefix(20)), ["what": String(id.prefix(20))])
    }
    return ImportJobPage(
      visit: visit, form: form, job: job, json: try ImportJobJSON(job, done: done),
      faults: try await desk.faults(of: id, limit: shown), faultCount: try await desk.faultCount(of: id))
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    guard let account = visit.caller.account, let desk = service.desk else { throw Refusal(.apiWriteOff) }
    let id = visit.parameters["job"] ?? ""
    _ = try await desk.undo(id, as: account.id.actor) { _ in true }
    return .moved(visit.link(.importJob(id)))
  }

  static var moves: Bool { true }

  var title: String { visit.say("导入：\(job.file)", "Import: \(job.file)") }

  func write(_ html: HTMLWriter) {
    html.pageHead(title, kicker: Entities.type(job.kind)?.label[visit.language])
    html.refusalNote(form, visit)
    let here = visit.link(.importJob(job.id))
    let asked = job.state.isOver ? [] : [.hxGet(here), .hxTrigger("every 1s")] + Attribute.hxReplace("#job")
    html.div([.id("job")] + asked) { progress(html) }
  }

  /// Asked for anew until it is over; without a script by hand: a page that loads itself anew takes the reader's place away.
  private func progress(_ html: HTMLWriter) {
    html.p(.role("status")) {
      html.span(job.state.label[visit.language], .class("stage"))
      if let rows = json.progress.rows, !job.state.isOver {
        html.text(visit.say(" \(json.progress.done) / \(rows) 行", " row \(json.progress.done) of \(rows)"))
      }
    }
    if !job.state.isOver {
      html.p { html.a(visit.say("看看进度", "See how far it is"), .href(visit.link(.importJob(job.id)))) }
    }
    if let error = json.error {
      html.div(.class("refusal")) {
        html.p { html.strong(visit.say(error.zh, error.en)) }
        html.p(visit.say(error.fix.zh, error.fix.en))
      }
    }
    if let report = json.report { counts(html, report) }
    if faultCount > 0 { refused(html) }
    html.p { html.a(visit.say("再导入一个文件", "Import another file"), .href(visit.link(.importFile(job.kind)))) }
    if job.state == .done, job.batch != nil {
      html.formButton(visit.say("撤销这次导入", "Take it back"), to: visit.link(.importJob(job.id)), visit)
    }
  }

  private func counts(_ html: HTMLWriter, _ report: ImportReportJSON) {
    html.part("report", visit.say("报告", "Report")) {
      if job.state == .tried {
        html.p(visit.say("试运行：什么都没有写入。导入后会是这样：", "A trial: nothing was kept. An import would give:"), .class("muted"))
      }
      html.ul {
        for (label, count) in [
          (Label("读取的行", "Rows read"), report.read), (Label("新建", "Created"), report.created),
          (Label("更改", "Changed"), report.changed), (Label("未变", "Unchanged"), report.unchanged),
          (Label("退回的行", "Rows refused"), faultCount),
        ] { html.li("\(label[visit.language])\(visit.say("：", ": "))\(count)") }
      }
      html.p(
        visit.say("列：", "Columns: ")
          + report.columns.map { "\($0.column) → \($0.field ?? "–")" }.joined(separator: visit.say("；", "; ")))
    }
  }

  private func refused(_ html: HTMLWriter) {
    html.part("refused", visit.say("退回的行", "Rows refused"), count: faultCount) {
      html.ul(.class("log")) {
        for fault in faults {
          html.li {
            html.strong(fault.cell)
            html.text(" ")
            html.code(fault.value)
            html.p(visit.say(fault.zh, fault.en))
          }
        }
      }
      html.more(faultCount - faults.count, visit)
    }
  }
}
