import Access
import Core
import Exchange
import HTML
import Matching
import NIOPosix
import Registry
import Store

/// What waits for whoever has signed in: engagements, what they posted, and what newly fits it.
struct DeskPage: PersonalPage {
  let visit: Visit
  private let engagements: [Engagement]
  private let deliveries: [String: Delivery]
  private let postings: [Posting]
  private let matches: [OwnMatch]
  /// Organisations of the reader's that somebody asks to be of, and how many do.
  private let asked: [(organisation: String, count: Int)]

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> DeskPage {
    let own = Set(visit.caller.roles.keys)
    let known = visit.cluster.formerly(own)
    let (engagements, deliveries, postings) = try await service.store.read { connection in
      let engagements = try Engagements.of(known, connection)
      return (engagements, try Delivery.awaited(of: engagements, connection), try Postings.of(known, connection))
    }
    let owned = visit.caller.roles.filter { $0.value == .owner }.keys.sorted()
    let asked = try await service.store.read { connection in
      try owned.map { ($0, try OrganisationClaims.open(of: visit.ids(of: $0), connection).count) }.filter { $0.1 > 0 }
    }
    // Beside the threads that answer: it takes a while, and delays nobody else's page.
    let matches = try await NIOThreadPool.singleton.runIfActive {
      visit.exchange.matches(
        of: visit.caller.roles.keys, besides: Set(engagements.map(\.pair)), for: visit.audience)
    }
    return DeskPage(
      visit: visit, engagements: engagements, deliveries: deliveries, postings: postings, matches: matches, asked: asked
    )
  }

  var title: String { visit.say("我的工作台", "My desk") }

  func write(_ html: HTMLWriter) {
    html.pageHead(title, lead: visit.caller.account?.name)
    html.announcements(visit)
    html.deskLinks(visit)
    if visit.caller.roles.isEmpty {
      html.p(
        visit.say(
          "你还不属于任何单位。请让单位的负责人或集群的运营人员把你加入。",
          "You are of no organisation yet. Ask its owner or the cluster's office to add you."))
    }
    for (organisation, count) in asked {
      html.p {
        let name = visit.name(of: organisation)
        html.a(
          visit.say("\(count) 人请求加入\(name.zh)，等你决定", "\(count) asking to be of \(name.en): it is for you to decide"),
          .href(visit.link(.people(organisation))))
      }
    }
    waiting(html)
    awaited(html)
    html.part("matches", visit.say("新的匹配", "New matches"), count: matches.count) {
      if matches.isEmpty {
        html.p(
          visit.say(
            "目前没有新的匹配。发布需求或供给后，这里会列出合适的对方及理由。",
            "None at present. Post a need or an offer, and what fits stands here with its reasons."),
          .class("muted"))
      }
      html.ol(.class("match-list")) { for match in matches { DeskMatch(match: match).write(html, visit) } }
    }
    html.part("engagements", visit.say("对接", "Engagements"), count: engagements.count) {
      if engagements.isEmpty { html.p(visit.say("还没有。", "None yet."), .class("muted")) }
      html.engagementList(engagements, visit)
    }
    html.part("postings", visit.say("我发布的", "What I posted"), count: postings.count) {
      html.ul(.class("rows")) {
        for posting in postings.reversed() {
          html.li {
            html.a(.href(visit.link(.posting(posting.record)))) {
              html.text(visit.cluster.title(of: posting.record, for: visit.audience)?.best(visit.language) ?? "–")
            }
            html.text(" ")
            html.span(posting.state.label[visit.language], .class("stage"))
            if let expires = posting.expires, posting.state == .published {
              html.span(visit.say(" 到 \(expires)", " until \(expires)"), .class("muted"))
            }
          }
        }
      }
    }
  }

  /// What the others wait for, first.
  private func waiting(_ html: HTMLWriter) {
    let waiting = engagements.filter { engagement in
      engagement.stage == .proposed
        && Side.allCases.contains { side in
          engagement[side].answer == .unsaid
            && visit.caller.may(.answer, for: visit.cluster.present(engagement.organisation(side)))
        }
    }
    guard !waiting.isEmpty else { return }
    html.part("waiting", visit.say("等你表态", "They wait for your answer"), count: waiting.count) {
      html.engagementList(waiting, visit)
    }
  }

  /// What was signed and is still to be delivered or taken.
  private func awaited(_ html: HTMLWriter) {
    let awaited = engagements.compactMap { engagement in deliveries[engagement.id].map { (engagement, $0) } }
    guard !awaited.isEmpty else { return }
    html.part("deliveries", visit.say("待交付或确认", "To be delivered or taken"), count: awaited.count) {
      html.ul(.class("rows")) {
        for (engagement, delivery) in awaited {
          html.li {
            html.pairLink(engagement, visit)
            html.span(delivery.said(visit), .class("byline"))
          }
        }
      }
    }
  }
}

extension HTMLWriter {
  /// The pages of daily work, as far as somebody has them.
  func deskLinks(_ visit: Visit) {
    let pages: [(Permission, Label, Address)] = [
      (.post, Label("发布", "Post"), .post), (.introduce, Label("经纪人看板", "Broker's board"), .board),
      (.apply, Label("我的申报", "My applications"), .applications), (.judge, Label("我的评审", "My reviews"), .reviews),
      (.runRounds, Label("揭榜轮次", "Rounds"), .roundDesk),
      (.review, Label("审核", "Review"), .review), (.operate, Label("漏斗", "Funnel"), .funnel),
      (.importFiles, Label("导入", "Import"), .importFile(nil)), (.operate, Label("批次", "Batches"), .batches),
      (.operate, Label("试验基地", "Trial bases"), .trials),
      (.operate, Label("疑似同一", "Perhaps the same"), .candidates),
      (.operate, Label("公告", "Announcements"), .announcements), (.operate, Label("认领", "Claims"), .claims),
      (.giveOffices, Label("账号", "Accounts"), .accounts),
    ]
    nav(.class("desk-links"), .ariaLabel(visit.say("工作", "Work"))) {
      ul {
        for (permission, label, address) in pages where visit.caller.may(permission) {
          li { a(label[visit.language], .href(visit.link(address))) }
        }
      }
    }
  }
}
