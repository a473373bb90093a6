import Core
import HTML
import Registry

/// Where a file of one kind is handed in, as a trial first.
struct ImportPage: PersonalPage {
  let visit: Visit
  private let form: Form
  private let type: any Entity.Type

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) throws -> ImportPage {
    ImportPage(visit: visit, form: form, type: try type(visit))
  }

  static func type(_ visit: Visit) throws -> any Entity.Type {
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
