import Access
import Core
import Exchange
import HTML
import Registry
import Store

/// What somebody's organisations lead or were asked into.
struct ApplicationsPage: PersonalPage {
  let visit: Visit
  private let applications: [RoundApplication]
  private let rounds: [String: Round]

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> ApplicationsPage {
    let own = visit.cluster.formerly(Set(visit.caller.roles.keys))
    let (applications, rounds) = try await service.store.read { connection in
      let found = try Rounds.applications(of: own, connection)
      var rounds: [String: Round] = [:]
      for id in Set(found.map(\.round)) { rounds[id] = try Rounds.find(id, connection) }
      return (found, rounds)
    }
    // Who was asked and only reads, or has said no, is not of it.
    let mine = applications.filter { application in
      let isParty = application.consortium.contains { visit.caller.roles[visit.cluster.present($0)] != nil }
      return isParty
        || application.members.contains {
          $0.answer == .invited && visit.caller.may(.apply, for: visit.cluster.present($0.organisation))
        }
    }
    return ApplicationsPage(
      visit: visit, applications: mine.sorted { ($1.since, $0.id) < ($0.since, $1.id) }, rounds: rounds)
  }

  var title: String { visit.say("我的申报", "My applications") }

  func write(_ html: HTMLWriter) {
    html.pageHead(title)
    html.deskLinks(visit)
    if applications.isEmpty {
      html.div(.class("empty")) {
        html.p(visit.say("还没有申报。", "None yet."))
        html.p { html.a(visit.say("看看正在征集的榜单", "See which rounds are open"), .href(visit.link(.rounds))) }
      }
    }
    html.ul(.class("rows")) {
      for one in applications {
        html.li {
          html.a(visit.name(ofChallenge: one.challenge), .href(visit.link(.application(one.id))))
          html.text(" ")
          html.span(one.state.label[visit.language], .class("stage"))
          html.span(.class("byline")) {
            html.text(rounds[one.round]?.terms.name[visit.language] ?? "")
            html.text(visit.say(" · 牵头：", " · led by "))
            html.organisation(one.lead, visit)
          }
        }
      }
    }
  }
}
