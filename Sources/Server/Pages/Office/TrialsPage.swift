import Access
import Core
import Exchange
import Foundation
import HTML
import NIOPosix
import Registry
import Store

/// Which trial bases suit which asks, all taken together: first looked at, then proposed to both sides.
struct TrialsPage: FormPage {
  let visit: Visit
  let form: Form
  /// Nil where there is more than is looked at in one go: the form says so.
  let plan: TrialAssignment?

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> TrialsPage {
    let form = form.isEmpty ? usual : form
    // What was refused is shown again, beside what the last words that made sense come to.
    let terms = (try? terms(form)) ?? .usual
    do {
      return TrialsPage(visit: visit, form: form, plan: try await plan(terms, visit, service))
    } catch let refusal as Refusal where refusal.rule == .assignmentTooLarge {
      return TrialsPage(visit: visit, form: form.refused(refusal), plan: nil)
    }
  }

  private static let usual = Form(["sites": ["\(TrialTerms.usual.sites)"], "fair": ["yes"]])

  private static func terms(_ form: Form) throws -> TrialTerms {
    try TrialTerms(sites: Int(form["sites"]), isFair: form["fair"] == "yes", gives: form["gives"] == "yes")
  }

  /// Beside the threads that answer: every base is looked at for every ask.
  private static func plan(_ terms: TrialTerms, _ visit: Visit, _ service: AccountService) async throws
    -> TrialAssignment
  {
    let all = try await service.store.read { try Engagements.all(in: TrialAssignment.market, $0) }
    return try await NIOThreadPool.singleton.runIfActive {
      let standing = TrialStanding(all, now: Date().milliseconds, present: visit.present)
      return try TrialAssignment(terms, standing, visit.exchange, for: visit.audience)
    }
  }

  static func submit(_ form: Form, _ visit: Visit, _ service: AccountService) async throws -> Sent {
    guard let account = visit.caller.account?.id else { throw Refusal(.signInWanted) }
    let plan = try await plan(try terms(form), visit, service)
    switch form["do"] {
    case "look": return .shown(TrialsPage(visit: visit, form: form, plan: plan))
    case "propose":
      guard plan.fingerprint == form["seen"] else { throw Refusal(.trialChanged) }
      let today = visit.snapshot.today
      _ = try await service.act("trials.propose", of: visit) { try $0.propose(plan, by: account, today: today) }
      return .moved(visit.link(.trials))
    default: throw Refusal(.webPageAbsent)
    }
  }

  var title: String { visit.say("试验基地的分派", "Assigning trial bases") }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title,
      lead: visit.say(
        "把征集试验基地的需求、项目与个案一起看：每项有几个基地，谁都不超过余量，总分最高。看方案不写入任何东西。",
        "Whatever looks for trial sites, taken together: so many bases each, none beyond its room, the best score in sum. Looking writes nothing."
      ))
    html.deskLinks(visit)
    html.refusalNote(form, visit)
    guard let plan else { return }
    counts(html, plan)
    if plan.sides.asks.isEmpty || plan.sides.bases.isEmpty {
      absent(html, plan)
    } else {
      question(html)
      TrialPlan(page: self, plan: plan).write(html)
    }
    TrialBases(page: self, plan: plan).write(html)
  }

  private func counts(_ html: HTMLWriter, _ plan: TrialAssignment) {
    let (asks, bases) = (plan.sides.asks.count, plan.sides.bases.count)
    let free = plan.sides.bases.reduce(0) { $0 + $1.free }
    html.p(
      visit.say(
        "试验需求 \(asks) 项；试验基地 \(bases) 个，还可承接 \(free) 项。",
        "Trials wanted: \(asks). Trial bases: \(bases), with room for \(free)."))
  }

  /// Where nothing can be assigned: what to do about it.
  private func absent(_ html: HTMLWriter, _ plan: TrialAssignment) {
    html.div(.class("none")) {
      if plan.sides.asks.isEmpty {
        html.p(
          visit.say(
            "没有可分派的试验需求。请单位在“临床试验”市场发布需求或项目，或导入写明提出单位的清单。",
            "No trial is wanted that could be assigned. Have organisations post needs or projects in the market “Clinical trial”, or import a list that says who asks."
          ))
      }
      if plan.sides.bases.isEmpty {
        html.p(
          visit.say(
            "没有可用的试验基地。请医院在“临床试验”市场发布供给，写明容量与在承接数。",
            "There is no trial base to assign. Have hospitals post offers in the market “Clinical trial” that say how many trials they take and have."
          ))
      }
      html.p { html.a(visit.say("临床试验市场", "The market for clinical trials"), .href(visit.link(.market("trial")))) }
    }
  }

  private func question(_ html: HTMLWriter) {
    html.form(to: visit.link(.trials), form, visit, isRefusalTold: true) {
      html.input(.type("hidden"), .name("do"), .value("look"))
      html.choice(
        "sites", Label("每项要几个基地", "Bases for each trial"), of: TrialTerms.range.map { ("\($0)", "\($0)") }, form, visit)
      html.check("fair", Label("兼顾各基地工作量均衡", "Even loads of the bases count"), form, visit)
      html.submitButton(visit.say("看方案", "See the plan"))
    }
  }

  /// A record's name in a sentence.
  func name(_ ref: Ref) -> Label {
    let title = visit.cluster.title(of: ref, for: visit.audience)
    return Label("「\(title?.best(.zh) ?? ref.id)」", "“\(title?.best(.en) ?? ref.id)”")
  }
}
