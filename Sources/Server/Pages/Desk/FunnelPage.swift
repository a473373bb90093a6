import Access
import Core
import Exchange
import Foundation
import HTML
import Matching
import Registry
import Store

/// How far engagements come, how long it takes, what was signed: the whole, by market, by month.
struct FunnelPage: PersonalPage {
  let visit: Visit
  private let funnel: Funnel
  private let needs: Int
  private let outcomes: [PostingOutcome: Int]

  static func open(_ visit: Visit, _ form: Form, _ service: AccountService) async throws -> FunnelPage {
    let (engagements, received, outcomes) = try await service.store.read {
      (try Engagements.all($0), try Delivery.received($0), try Postings.outcomes($0))
    }
    var values: [String: Money] = [:]
    for engagement in engagements where engagement.stage == .signed {
      values[engagement.id] = visit.cluster.find(engagement.agreement, for: .operating)?.value
    }
    let funnel = Funnel(
      engagements, values: values, received: received, fields: { fields(of: $0, visit) }, month: month)
    return FunnelPage(
      visit: visit, funnel: funnel, needs: visit.exchange.asks(in: nil, for: .visitor).count, outcomes: outcomes)
  }

  private static func month(_ milliseconds: Int) -> String {
    let day = JournalHead.day(of: Date(timeIntervalSince1970: Double(milliseconds) / 1000))
    return String(day?.description.prefix(7) ?? "")
  }

  private static func fields(of ask: Ref, _ visit: Visit) -> [String] {
    let facts = visit.cluster.facts(of: ask, for: .operating)
    guard case .words(let words)? = facts.first(where: { $0.field == "fields" })?.value else { return [] }
    return words
  }

  var title: String { visit.say("漏斗", "Funnel") }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      title,
      lead: visit.say(
        "从需求到签约：每一步有多少，用了多久，签了多少金额。",
        "From needs to signatures: how many at each step, how long it took, what was signed."))
    html.deskLinks(visit)
    html.p(visit.say("公开征集中的需求：\(needs)", "Open asks: \(needs)"))
    if !outcomes.isEmpty {
      let ends = PostingOutcome.allCases.compactMap { outcome in
        outcomes[outcome].map { visit.say("\(outcome.label.zh) \($0)", "\(outcome.label.en.lowercased()) \($0)") }
      }
      html.p(visit.say("已结束的发布：", "Postings that were closed: ") + ends.joined(separator: visit.say("，", ", ")))
    }
    html.part("total", visit.say("全部", "All")) { table(html, [(visit.say("全部", "All"), funnel.total)]) }
    html.part("markets", visit.say("按市场", "By market")) {
      table(
        html,
        Exchange.cards.compactMap { card in funnel.byMarket[card.name].map { (card.label[visit.language], $0) } })
    }
    html.part("fields", visit.say("按器械领域", "By field of devices")) {
      table(
        html,
        Vocabulary.deviceFields.words.compactMap { word in
          funnel.byField[word.value].map { (word.label[visit.language], $0) }
        })
    }
    html.part("scores", visit.say("按提议时的匹配分数", "By the score when it was proposed")) {
      table(html, funnel.byScore.sorted { $0.key > $1.key }.map { ("\($0.key * 20)–\($0.key * 20 + 20)", $0.value) })
    }
    html.part("months", visit.say("按月份（开始对接）", "By month of opening")) {
      table(html, funnel.byMonth.sorted { $0.key > $1.key }.map { ($0.key, $0.value) })
    }
  }

  private func table(_ html: HTMLWriter, _ rows: [(String, Funnel.Row)]) {
    guard !rows.isEmpty else { return html.p(visit.say("还没有。", "None yet."), .class("muted")) }
    html.div(.class("table-wide"), .focusable(true), .role("region"), .ariaLabel(title)) {
      html.table(.class("criteria-table")) {
        html.thead {
          html.tr {
            for label in [
              Label("范围", "Scope"), Label("提议", "Proposed"), Label("有意向", "Interested"), Label("双方有意", "Introduced"),
              Label("签约", "Signed"), Label("已交付", "Delivered"), Label("未成", "Not signed"), Label("成交率", "Accepted"),
              Label("到双方有意（天，中位）", "Days to both yes (median)"), Label("再到签约（天，中位）", "Then to sign (median)"),
              Label("签约金额", "Value signed"),
            ] { html.th(label[visit.language], .column) }
          }
        }
        html.tbody {
          for (name, row) in rows {
            html.tr {
              html.th(name, .row)
              for count in [row.proposed, row.interested, row.introduced, row.signed, row.received, row.declined] {
                html.td("\(count)", .class("number"))
              }
              html.td(row.acceptance.map { "\(Int(($0 * 100).rounded())) %" } ?? "–", .class("number"))
              for days in [row.daysToIntroduced, row.daysToSigned] {
                html.td(Funnel.Row.median(days).map { String(format: "%.1f", $0) } ?? "–", .class("number"))
              }
              html.td(values(row), .class("number"))
            }
          }
        }
      }
    }
  }

  private func values(_ row: Funnel.Row) -> String {
    let words = row.values.sorted { $0.key < $1.key }.map {
      Money(minor: $0.value, currency: $0.key).shown(visit.language)
    }
    return words.isEmpty ? "–" : words.joined(separator: ", ")
  }
}
