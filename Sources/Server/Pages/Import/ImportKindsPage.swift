import Core
import HTML

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
