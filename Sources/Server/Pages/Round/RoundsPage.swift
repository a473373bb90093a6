import Core
import Exchange
import HTML
import Registry
import Store

/// The rounds that everybody may know of: what can be applied for, what is out, what was decided. Under a need, those that call for it.
struct RoundsPage: PersonalPage {
  let visit: Visit
  private let rounds: [Round]
  private let need: (any Entity)?

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> RoundsPage {
    let need = try visit.parameters["id"].map { id in
      let ref = visit.present(Ref(Need.kind, String(id.prefix(64))))
      guard let found = visit.cluster.record(ref, for: visit.audience) else {
        throw Refusal(.webRecordAbsent, ["what": String(id.prefix(64))])
      }
      return found
    }
    // A round keeps the name by which it called.
    let names = need.map { need in
      [need.ref] + visit.cluster.merged(into: need.ref, for: .operating).compactMap { $0.former.flatMap { Ref($0) } }
    }
    let rounds = try await service.store.read { connection in
      try names.map { try Rounds.calling(for: $0, connection) } ?? Rounds.all(connection)
    }
    return RoundsPage(visit: visit, rounds: rounds.filter { $0.stage != .draft }, need: need)
  }

  var title: String {
    need.map { visit.say("揭榜挂帅：\($0.title.best(.zh))", "Challenge rounds: \($0.title.best(.en))") }
      ?? visit.say("揭榜挂帅", "Challenge rounds")
  }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title,
      lead: visit.say(
        "办公室张榜公布难题，团队在截止前申报，专家按事先公布的标准评审，结果公示后揭晓。",
        "The office calls for teams that take up challenges; experts judge by criteria announced beforehand; results are published before they are final."
      ))
    if let need {
      html.p { html.recordLink(need.ref, visit) }
    }
    if rounds.isEmpty {
      html.div(.class("empty")) {
        html.p(visit.say("目前没有榜单。", "There is no round at present."))
        html.p {
          html.a(visit.say("看看已发布的难题", "See the challenges that are posted"), .href(visit.link(.market("challenge"))))
        }
      }
    }
    for stage in [RoundStage.open, .published, .reviewing, .decided, .cancelled] {
      let here = rounds.filter { $0.stage == stage }
      if here.isEmpty { continue }
      html.part("stage-\(stage.rawValue)", stage.label[visit.language], count: here.count) {
        html.ul(.class("rows")) {
          for round in here { html.li { html.roundLine(round, to: .round(round.id), visit) } }
        }
      }
    }
  }
}
