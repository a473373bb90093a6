import Core
import HTML

/// Every problem that an answer may name, with what to do about it.
struct ProblemsPage: Page {
  let visit: Visit

  init(_ visit: Visit) { self.visit = visit }

  var title: String { visit.say("问题与处理", "Problems and what to do") }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title,
      lead: visit.say(
        "命令行、页面与接口用同一张表。代码不变，供程序判断。",
        "The command line, the pages and the API share one table. Codes stay as they are, for programs."))
    html.div(.class("table-wide"), .role("region"), .ariaLabel(title), .focusable(true)) {
      html.table {
        html.caption(title, .class("unseen"))
        html.thead {
          html.tr {
            html.th(visit.say("代码", "Code"), .column)
            html.th(visit.say("状态", "Status"), .column)
            html.th(visit.say("说明", "What it says"), .column)
          }
        }
        html.tbody {
          for rule in Refusal.tableOfServer.sorted(by: { $0.code < $1.code }) {
            html.tr {
              html.th(.row) { html.a(rule.code, .href(visit.link(.problem(rule.code)))) }
              html.td("\(rule.status)")
              html.td(ProblemAnswer.title(rule, visit.language))
            }
          }
        }
      }
    }
  }
}

/// One problem: the page that the `type` of an RFC 9457 document leads to.
struct ProblemPage: Page {
  let visit: Visit
  private let rule: Refusal.Rule

  init(_ visit: Visit) throws {
    self.visit = visit
    let code = visit.parameters["code"]
    guard let rule = Refusal.tableOfServer.first(where: { $0.code == code }) else { throw Refusal(.webPageAbsent) }
    self.rule = rule
  }

  var title: String { rule.code }

  func write(_ html: HTMLWriter) {
    html.pageHead(rule.code, lead: ProblemAnswer.title(rule, visit.language), kicker: visit.say("问题", "Problem"))
    html.dl(.class("state")) {
      html.dt(visit.say("状态", "Status"))
      html.dd("\(rule.status)")
      html.dt(visit.say("怎么办", "What to do"))
      html.dd(rule.fix[visit.language].replacing(/\{[^}]*\}/, with: "…"))
      html.dt(visit.say("命令行的退出码", "Exit code on the command line"))
      html.dd("\(rule.exit)")
    }
    html.p { html.a(visit.say("全部问题", "All problems"), .href(visit.link(.problems))) }
  }
}
