import Access
import Core
import HTML
import HTTPTypes
import Hummingbird
import Registry

/// What the rows of a file can be.
struct ImportKindsPage: PersonalPage {
  let visit: Visit

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) -> ImportKindsPage {
    ImportKindsPage(visit: visit)
  }

  var title: String { visit.say("导入", "Import") }

  func write(_ html: HTMLWriter) {
    html.pageHead(title, lead: visit.say("表格的每一行是什么？", "What are the rows of your table?"))
    html.deskLinks(visit)
    html.ul(.class("rows")) {
      for type in ImportCreation.kinds {
        html.li { html.a(type.label[visit.language], .href(visit.link(.importFile(type.kind)))) }
      }
    }
  }
}

/// Where a file of one kind is handed in, as a trial first.
struct ImportPage: PersonalPage {
  let visit: Visit
  private let form: Form
  private let type: any Entity.Type

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) throws -> ImportPage {
    ImportPage(visit: visit, form: form, type: try type(visit))
  }

  fileprivate static func type(_ visit: Visit) throws -> any Entity.Type {
    let kind = Kind(visit.parameters["kind"] ?? "")
    guard let type = ImportCreation.kinds.first(where: { $0.kind == kind }) else { throw Refusal(.webPageAbsent) }
    return type
  }

  var title: String { visit.say("导入\(type.label.zh)", "Import: \(type.label.en)") }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title,
      lead: visit.say(
        "XLSX、CSV、TSV 或 JSON Lines，最大 64 MB；列名自动识别。",
        "XLSX, CSV, TSV or JSON Lines, at most 64 MB; columns are recognised."))
    html.refusalNote(form, visit)
    html.form(.class("form"), .post, .multipart, .action(visit.link(.importFile(type.kind)))) {
      html.formToken(visit)
      html.choice(
        "trial", Label("怎样进行", "How"),
        of: [
          ("yes", visit.say("先试运行：只报告，不写入", "Try it first: report, and keep nothing")),
          ("no", visit.say("导入", "Import")),
        ], form, visit)
      html.field("file", Label("文件", "File"), form, visit) { common in
        html.input(common + [.type("file"), .accept(".xlsx,.csv,.tsv,.jsonl"), .required])
      }
      html.submitButton(visit.say("上传", "Send it"))
    }
  }
}

extension Route {
  /// Takes a file from the page. Not by `Form`: a file is not read into memory.
  static let importUpload: [Route] = PageLanguage.all.map { language in
    let path = "import/:kind"
    return Route(method: .post, path: "\(language.rawValue)/\(path)", permission: .importFiles) {
      portal, request, context in
      let visit = try portal.visit(language, path, request, context)
      guard let account = visit.caller.account, let desk = portal.accounts.desk else { throw Refusal(.apiWriteOff) }
      do {
        let kind = try ImportPage.type(visit).kind
        // Before a byte of it is kept: whether a page of ours sent it. The token stands in the form, and is asked for then.
        try SameOrigin.requireHere(request, portal.site)
        let (upload, values) = try await Upload.receive(request, fields: ["token", "trial"])
        do {
          try SameOrigin.require(
            request, Form(values.mapValues { [$0] }), for: .importFiles, context.visitor, portal.site)
        } catch {
          upload.remove()
          throw error
        }
        var order = ImportOrder(kind: kind, actor: account.id.actor)
        order.isTrial = values["trial"] != "no"
        let job = try await desk.submit(upload, order, key: nil)
        return portal.moved(to: visit.link(.importJob(job.id)), .none)
      } catch let refusal as Refusal where refusal.rule.status < 500 {
        return portal.personal(
          try ImportPage.open(visit, Form().refused(refusal), portal.accounts), status: refusal.rule.status)
      }
    }
  }
}
