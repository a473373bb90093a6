import Access
import Core
import HTML
import Store

/// All accounts, by address, for administrators.
struct AccountsPage: PersonalPage {
  static let parameters: Set<PageQuery.Parameter> = [.text, .cursor]
  let visit: Visit
  private let accounts: [Account]
  private let isMore: Bool

  private static let each = 50

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> AccountsPage {
    let (part, last) = (visit.query.text, visit.query.cursor ?? "")
    let found = try await service.store.read { try Accounts.page(part, after: last, limit: each + 1, $0) }
    return AccountsPage(visit: visit, accounts: Array(found.prefix(each)), isMore: found.count > each)
  }

  var title: String { visit.say("账号", "Accounts") }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title, lead: visit.say("分派职务、停用与恢复。每次更改都记入日志。", "Offices, suspended and restored. Every change is journalled."))
    html.deskLinks(visit)
    html.form(.class("search"), .role("search"), .get, .action(visit.link(.accounts))) {
      html.label(visit.say("邮箱", "E-mail address"), .class("unseen"), .for("q-accounts"))
      html.input(
        .type("search"), .id("q-accounts"), .name("q"), .value(visit.query.text), .maxLength(PageQuery.longestText),
        .autocomplete("off"), .placeholder(visit.say("邮箱的一部分", "Part of the address")))
      html.button(visit.say("查找", "Find"), .type("submit"))
    }
    if accounts.isEmpty {
      html.p(
        visit.say("没有这样的账号。运行 lianqiao account add 增加一个。", "There is none. `lianqiao account add` makes one."),
        .class("muted"))
    }
    html.ul(.class("rows")) {
      for account in accounts {
        html.li {
          html.a(account.email.description, .href(visit.link(.offices(account.id))))
          html.text(" \(account.name) ")
          html.span(account.state.label[visit.language], .class("stage"))
          let offices = account.offices.sorted().map { $0.label[visit.language] }
          html.span(" " + offices.joined(separator: visit.say("、", ", ")), .class("muted"))
        }
      }
    }
    if isMore, let last = accounts.last {
      html.p {
        html.a(
          visit.say("下一页", "Next page"), .href(visit.link(.accounts, visit.query.after(last.email.description))))
      }
    }
  }
}
