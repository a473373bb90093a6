import Access
import Core
import Exchange
import HTML
import Matching
import Registry
import Store

/// What everybody may know of a round: what it calls for and by which criteria, and once it is out, the ranking. Nothing before that, not even how
/// many apply.
struct RoundPage: PersonalPage {
  let visit: Visit
  private let round: Round
  /// Empty until the result is out.
  private let applications: [RoundApplication]
  private let ranking: RoundRanking
  private let today: Day

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> RoundPage {
    let round = try await Round.find(visit, service)
    // What is not read cannot be shown, counted or timed.
    let (applications, tasks) =
      round.stage.showsResult
      ? try await service.store.read {
        (try Rounds.applications(in: round.id, $0), try Rounds.tasks(of: round.id, $0))
      } : ([], [])
    return RoundPage(
      visit: visit, round: round, applications: applications.filter { $0.state == .handedIn },
      ranking: RoundRanking(round, applications, tasks), today: service.live.today())
  }

  var title: String { round.terms.name[visit.language] }

  func write(_ html: HTMLWriter) {
    html.header(.class("page-head")) {
      html.p(.class("kicker")) {
        html.a(visit.say("揭榜挂帅", "Challenge rounds"), .href(visit.link(.rounds)))
        html.text(" · ")
        html.span(round.stage.label[visit.language], .class("stage"))
      }
      html.h1(title)
    }
    if visit.caller.may(.runRounds) {
      html.p {
        html.a(visit.say("管理这一轮", "Run this round"), .class("button-link"), .href(visit.link(.roundOffice(round.id))))
      }
    }
    if round.stage == .cancelled { html.p(visit.say("取消原因：\(round.note)", "Cancelled: \(round.note)"), .class("none")) }
    if round.stage.showsResult { result(html) }
    html.part("challenges", visit.say("难题", "Challenges"), count: round.terms.challenges.count) {
      html.ul(.class("rows")) { for ref in round.terms.challenges { html.li { challenge(html, ref) } } }
    }
    html.part("terms", visit.say("日程与规则", "Days and rules")) { terms(html) }
    html.part("criteria", visit.say("评审标准", "Criteria")) {
      html.p(visit.say("开榜后不再改变。", "They do not change once the round is open."), .class("muted"))
      html.criteriaTable(round.terms.criteria, visit)
    }
  }

  private func challenge(_ html: HTMLWriter, _ ref: Ref) {
    html.challenge(ref, visit)
    let present = visit.cluster.successor(of: ref, for: visit.audience) ?? ref
    if let poser = visit.cluster.find(ID<Need>(present.id), for: visit.audience)?.requester {
      html.span(.class("byline")) {
        html.text(visit.say("出题：", "posed by "))
        html.organisation(poser.rawValue, visit)
      }
    }
    guard round.accepts(on: today) else { return }
    html.p {
      html.a(
        visit.say("申报", "Apply"), .class("button-link"), .href(visit.link(.newApplication(round.id, ref.id))))
    }
  }

  private func terms(_ html: HTMLWriter) {
    let terms = round.terms
    var rows: [(Label, Label)] = [
      (
        Label("申报", "Applications"),
        Label(
          "\(terms.opens) 起，\(terms.closes) 24:00（北京时间）截止",
          "from \(terms.opens) to the end of \(terms.closes), China time")
      ),
      (
        Label("评审", "Experts"),
        Label(
          "每件申报由 \(terms.experts) 位专家独立评分，与申报或出题单位有关联者回避"
            + (terms.dropsExtremes ? "；五人以上去掉一个最高分和一个最低分" : ""),
          "each application is judged by \(terms.experts), who are free of ties to who applies or asks"
            + (terms.dropsExtremes ? "; from five on the highest and the lowest total are left out" : ""))
      ),
      (
        Label("公示", "Publication"),
        Label("\(terms.publicationDays) 个工作日，其间可提出异议", "\(terms.publicationDays) working days, for objections")
      ),
    ]
    if let until = round.objectionsUntil, round.stage.showsResult {
      rows.append((Label("异议截止", "Objections until"), Label("\(until) 24:00（北京时间）", "the end of \(until), China time")))
    }
    html.dl(.class("state")) {
      for (name, words) in rows {
        html.dt(name[visit.language])
        html.dd(words[visit.language])
      }
    }
  }

  // MARK: Result

  private func result(_ html: HTMLWriter) {
    let isFinal = round.stage == .decided
    html.part(
      "result",
      isFinal ? visit.say("揭榜结果", "Result") : visit.say("公示：拟揭榜团队与名次", "Published: proposed winners and ranking")
    ) {
      for ref in round.terms.challenges {
        html.h3 { html.challenge(ref, visit) }
        let lines = ranking.lines[ref] ?? []
        if lines.isEmpty {
          html.p(visit.say("没有申报。", "Nobody applied."), .class("muted"))
        } else {
          table(html, ref, lines)
        }
      }
      if round.takesObjections(on: today) {
        html.p {
          html.a(visit.say("提出异议", "Object"), .class("button-link"), .href(visit.link(.objection(round.id))))
        }
      }
    }
  }

  private func table(_ html: HTMLWriter, _ ref: Ref, _ lines: [RoundRanking.Line]) {
    let isFinal = round.stage == .decided
    let name = visit.name(ofChallenge: ref)
    html.div(.class("table-wide"), .focusable(true), .role("region"), .ariaLabel(name)) {
      html.table(.class("criteria-table")) {
        html.thead {
          html.tr {
            for label in [Label("名次", "Place"), Label("团队", "Team"), Label("得分", "Points"), Label("结果", "Result")] {
              html.th(label[visit.language], .column)
            }
          }
        }
        html.tbody {
          for line in lines {
            guard let application = applications.first(where: { $0.id == line.application }) else { continue }
            html.tr {
              html.td(line.place.map(String.init) ?? "–", .class("number"))
              html.th(.row) { html.consortium(application, visit) }
              html.td(line.mean.map(NumberWords.hundredths) ?? "–", .class("number"))
              html.td {
                guard application.isWinner else { return html.text("–") }
                html.strong(isFinal ? visit.say("揭榜", "Winner") : visit.say("拟揭榜", "Proposed"))
                if isFinal { bring(html, ref, application) }
              }
            }
          }
        }
      }
    }
  }

  /// From a winner to the engagement with who posed the challenge: for either side, and for who mediates.
  private func bring(_ html: HTMLWriter, _ ref: Ref, _ application: RoundApplication) {
    let need = visit.cluster.successor(of: ref, for: visit.audience) ?? ref
    let poser = visit.cluster.find(ID<Need>(need.id), for: visit.audience)?.requester?.rawValue
    let sides = [application.lead, poser].compactMap { $0 }.map(visit.cluster.present)
    guard visit.caller.may(.introduce) || sides.contains(where: { visit.caller.may(.answer, for: $0) }) else { return }
    let lead = Ref(Organisation.kind, visit.cluster.present(application.lead))
    html.text(" ")
    html.a(visit.say("转入对接", "Bring together"), .class("more"), .href(visit.link(.engage(need, lead))))
  }
}
