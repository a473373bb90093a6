import Access
import Core
import Exchange
import HTML
import Registry
import Store

/// What a broker leads, and the office sees of all: by stage, what is due first.
struct BoardPage: PersonalPage {
  let visit: Visit
  private let engagements: [Engagement]

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> BoardPage {
    guard let account = visit.caller.account else { throw Refusal(.signInWanted) }
    let own = Set(visit.caller.roles.keys)
    let known = visit.cluster.formerly(own)
    let isOffice = visit.audience == .operating
    let engagements = try await service.store.read { connection in
      if isOffice { return try Engagements.all(connection) }
      let led = try Engagements.led(by: account.id, connection)
      let mine = try Engagements.of(known, connection)
      return led + mine.filter { one in !led.contains { $0.id == one.id } }
    }
    return BoardPage(visit: visit, engagements: engagements)
  }

  var title: String { visit.say("经纪人看板", "Broker's board") }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title,
      lead: visit.say("按阶段列出，先到期的在前。", "By stage; what is due first stands first."))
    html.deskLinks(visit)
    if engagements.isEmpty {
      html.p(
        visit.say(
          "还没有对接。在任一匹配的“逐项说明”页可向双方提议。", "Nothing yet. Any pair's page “All criteria” lets you propose it to both."),
        .class("muted"))
    }
    for stage in EngagementStage.allCases {
      let here = engagements.filter { $0.stage == stage }.sorted { Self.due($0) < Self.due($1) }
      if here.isEmpty { continue }
      html.part("stage-\(stage.rawValue)", stage.label[visit.language], count: here.count) {
        html.ul(.class("rows")) { for one in here { html.li { row(html, one) } } }
      }
    }
  }

  /// What has a day by that day, the rest by the day on which it ends.
  private static func due(_ one: Engagement) -> Day { one.nextDay ?? one.expires }

  private func row(_ html: HTMLWriter, _ one: Engagement) {
    html.engagementList([one], visit)
    let age = max(0, visit.snapshot.today.ordinal - (one.since + 8 * 3_600_000) / 86_400_000)
    html.p(.class("muted")) {
      html.text(visit.say("在此阶段 \(age) 天", age == 1 ? "1 day in this stage" : "\(age) days in this stage"))
      if one.stage.isOpen {
        if let day = one.nextDay, day < visit.snapshot.today {
          html.strong(visit.say("，下一步已逾期", "; the next action is overdue"))
        } else if one.nextDay == nil {
          html.text(visit.say("，还没有下一步", "; no next action"))
        }
      }
    }
  }
}
