import Core
import Exchange
import HTML
import Matching
import Registry
import Search

/// The cluster at a glance: for a wall screen in the office and a visitor's phone alike.
struct HomePage: Page {
  private static let asksPerMarket = 2

  let visit: Visit
  private let roles: [(role: String, count: Int)]
  /// Organisations of which no source says what they are.
  private let roleless: Int
  private let organisations: Int
  private let markets: [MarketGlance]
  private let answering: [AnsweringKind]
  private let figures: [KeyFigure]
  private let chokepoints: Chokepoints

  init(_ visit: Visit) {
    self.visit = visit
    organisations = visit.cluster.count(Organisation.kind, for: visit.audience)
    roles = Self.counts(Organisation.kind, "roles", visit)
    roleless = visit.cluster.all(Organisation.self, for: visit.audience).count { $0.roles.isEmpty }
    markets = Exchange.cards.map { MarketGlance($0, newest: Self.asksPerMarket, visit) }
    answering = AnsweringKind.all(visit)
    figures = KeyFigure.best(6, visit)
    chokepoints = Chokepoints(visit)
  }

  /// Values of a facet of one kind with their counts, the most frequent first.
  static func counts(_ kind: Kind, _ facet: String, _ visit: Visit) -> [(role: String, count: Int)] {
    let found = visit.cluster.index.search(
      Query([], filter: Filter(kinds: [kind]), counting: .hits), for: visit.audience, limit: 1)
    return (found.facets[facet] ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }

  var title: String { visit.say("集群一览", "The cluster at a glance") }

  func write(_ html: HTMLWriter) {
    html.header(.class("home-head")) {
      html.h1(title)
      html.searchForm(visit, big: true)
    }
    html.announcements(visit)
    html.div(.class("home")) {
      who(html)
      needed(html)
      html.homePart("answering", visit.say("谁能应答", "Who can answer"), visit) {
        for kind in answering { kind.write(html, visit) }
      }
      if !figures.isEmpty {
        html.homePart("key-figures", visit.say("关键数据", "Key figures"), visit, more: .figures) {
          html.ul(.class("key-figures")) { for figure in figures { figure.write(html, visit) } }
        }
      }
      weak(html)
    }
  }

  private func who(_ html: HTMLWriter) {
    html.homePart("who", visit.say("谁在这里", "Who is here"), visit, more: .list(Organisation.kind)) {
      html.p(.class("big-number")) {
        html.strong(NumberWords.grouped(organisations))
        html.text(visit.say(" 家机构", organisations == 1 ? " organisation" : " organisations"))
      }
      html.tally(
        roles.prefix(12).map { role, count in
          var query = PageQuery()
          query.facets = [.init("roles", role)]
          return TallyRow(
            label: Vocabulary.organisationRoles.label(role)[visit.language], count: count,
            link: visit.link(.list(Organisation.kind), query))
        } + (roleless == 0 ? [] : [TallyRow(label: visit.say("角色未注明", "Role not given"), count: roleless, link: nil)]))
    }
  }

  private func needed(_ html: HTMLWriter) {
    html.homePart("needed", visit.say("需要什么", "What is needed"), visit, more: .markets) {
      html.div(.class("glances")) { for market in markets { market.write(html, visit) } }
    }
  }

  private func weak(_ html: HTMLWriter) {
    html.homePart("weak", visit.say("产业链薄弱环节", "Where the chain is weak"), visit) {
      chokepoints.write(html, visit)
      let count = visit.snapshot.contradictions.count
      if count == 0 { return }
      html.p(.class("contradiction-count")) {
        html.strong(NumberWords.grouped(count))
        html.a(
          visit.say(" 处来源相互矛盾，逐一说明", count == 1 ? " contradiction, explained" : " contradictions, each explained"),
          .href(visit.link(.figures)))
      }
    }
  }
}

extension HTMLWriter {
  /// A box of the home page; its place in the grid is the style sheet's business, by id.
  func homePart(_ id: String, _ heading: String, _ visit: Visit, more: Address? = nil, _ content: () -> Void) {
    section(.class("home-part"), .id(id), .labelled(by: "\(id)-h")) {
      h2(.id("\(id)-h")) {
        if let more { a(heading, .href(visit.link(more))) } else { text(heading) }
      }
      content()
    }
  }
}
