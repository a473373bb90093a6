import Access
import Core
import Exchange
import HTML
import Registry
import Search
import Store

/// One word set in every record of a list: first what, then what it would do, then done.
struct BulkPage: FormPage {
  static let parameters: Set<PageQuery.Parameter> = [.facet]
  private static let shown = 100

  let visit: Visit
  private let form: Form
  private let list: ListedRecords
  /// What would be done, once it was said what.
  private let looked: (edit: BulkEdit, plan: BulkPlan)?

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> BulkPage {
    let list = try ListedRecords(visit, most: BulkEdit.most)
    // A list that changed is looked at again, for what was chosen.
    let edit = try? BulkEdit(form["set"], of: list.kind)
    return BulkPage(visit: visit, form: form, list: list, looked: try await plan(edit, list, service))
  }

  private static func plan(_ edit: BulkEdit?, _ list: ListedRecords, _ service: AccountService) async throws -> (
    edit: BulkEdit, plan: BulkPlan
  )? {
    guard let edit, list.total <= BulkEdit.most else { return nil }
    let refs = list.refs
    return (edit, try await service.store.read { try BulkPlan(edit, of: refs, $0) })
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    let list = try ListedRecords(visit, most: BulkEdit.most)
    try list.requireWithin(BulkEdit.most)
    let edit = try BulkEdit(form["set"], of: list.kind)
    guard form["do"] == "carry-out" else {
      return .shown(
        BulkPage(visit: visit, form: form, list: list, looked: try await plan(edit, list, service)))
    }
    let (refs, seen) = (list.refs, form["seen"])
    _ = try await service.actInBatch("bulk.edit", of: visit) { try $0.carryOut(edit, of: refs, seen: seen) }
    return .moved(visit.link(.batches))
  }

  private var label: Label { SiteMap.plural(list.kind) }
  var title: String { visit.say("成批修改：\(label.zh)", "Change many: \(label.en.lowercased())") }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title,
      lead: visit.say(
        "清单上的 \(NumberWords.grouped(list.total)) 条，先看会改什么，再确认。",
        "\(NumberWords.grouped(list.total)) on the list: look at what would change, then confirm."))
    html.deskLinks(visit)
    html.refusalNote(form, visit)
    html.p { html.a(visit.say("回到清单", "Back to the list"), .href(visit.link(.list(list.kind), visit.query))) }
    guard list.total <= BulkEdit.most else {
      return html.p(
        visit.say(
          "一次最多 \(BulkEdit.most) 条：请先用筛选缩小清单。", "\(BulkEdit.most) at a time: narrow the list by its filters first."))
    }
    html.form(to: visit.link(.bulk(list.kind), visit.query), form, visit, isRefusalTold: true) {
      html.input(.type("hidden"), .name("do"), .value("look"))
      html.choice(
        "set", Label("改成", "Set"),
        of: BulkEdit.all(of: list.kind).map { ($0.spelling, $0.label[visit.language]) }, form, visit)
      html.submitButton(visit.say("看看会改什么", "See what would change"))
    }
    if let looked { preview(html, looked.edit, looked.plan) }
  }

  private func preview(_ html: HTMLWriter, _ edit: BulkEdit, _ plan: BulkPlan) {
    html.part("preview", visit.say("会改的", "What would change"), count: plan.changing.count) {
      html.p {
        html.strong(edit.label[visit.language])
        html.text(
          visit.say("。已经如此：\(plan.unchanged) 条。", ". So already: \(plan.unchanged)."))
      }
      if !plan.posted.isEmpty {
        html.p(
          visit.say(
            "另有 \(plan.posted.count) 条是用户发布的，随其发布状态，不在此修改。",
            "\(plan.posted.count) were posted by members and follow their postings: they are left alone."))
      }
      html.ul(.class("rows")) {
        for ref in plan.changing.prefix(Self.shown) { html.li { html.recordLink(ref, visit) } }
      }
      html.more(plan.changing.count - min(plan.changing.count, Self.shown), visit)
      guard !plan.changing.isEmpty else { return }
      html.formButton(
        visit.say("确认修改这 \(plan.changing.count) 条", "Confirm: change these \(plan.changing.count)"),
        to: visit.link(.bulk(list.kind), visit.query), visit,
        values: [("do", "carry-out"), ("set", edit.spelling), ("seen", plan.fingerprint)])
    }
  }
}
