import Core
import Exchange
import HTML
import Registry
import Search

/// Search over all kinds: hits with the words for which they were found, narrowed by facets.
struct SearchPage: Page {
  static let parameters: Set<PageQuery.Parameter> = [.text, .kind, .facet, .cursor]
  private static let perPage = 20

  let visit: Visit
  private let finding: Finding?

  init(_ visit: Visit) throws {
    self.visit = visit
    let query = visit.query
    if let stranger = query.kinds.first(where: { !Entities.isSubject($0) }) {
      throw Refusal(.webValueInvalid, at: "kind", ["what": "kind", "value": stranger.rawValue])
    }
    if query.text.isEmpty && query.facets.isEmpty && query.kinds.isEmpty {
      finding = nil
    } else {
      finding = visit.exchange.find(
        query.text, kinds: Set(query.kinds), facets: query.facetFilter, counting: .choices, limit: Self.perPage,
        cursor: try query.cursor.map { try Cursor($0) }, for: visit.audience)
    }
  }

  static var moves: Bool { true }

  var title: String {
    visit.query.text.isEmpty
      ? visit.say("搜索", "Search") : visit.say("搜索：\(visit.query.text)", "Search: \(visit.query.text)")
  }

  var feed: FeedTopic {
    let query = visit.query.firstPage
    return query.items.isEmpty ? .kind(nil) : .search(query)
  }

  func write(_ html: HTMLWriter) {
    html.header(.class("page-head")) {
      html.h1(visit.say("搜索", "Search"))
      html.searchForm(visit, big: true)
    }
    html.div(.id("found")) { found(html) }
  }

  private func found(_ html: HTMLWriter) {
    html.saveSearch(visit)
    guard let finding else { return begin(html) }
    let answer = finding.answer
    let total = answer.total ?? 0
    if !finding.also.isEmpty {
      html.p(
        visit.say("同时搜索：", "Also searched: ") + finding.also.joined(separator: visit.say("、", ", ")), .class("found"))
    }
    if total == 0 { return nothing(html) }
    html.div(.class("columns columns-facets")) {
      html.facetPanel(answer.facets, kinds: visit.query.kinds, hiding: [], visit) { visit.link(.search, $0) }
      html.div(.class("list")) {
        html.p(.class("found"), .role("status")) {
          html.strong(NumberWords.grouped(total))
          html.text(visit.say(" 条结果", total == 1 ? " result" : " results"))
          if answer.near > 0 {
            let near = NumberWords.grouped(answer.near)
            html.text(
              visit.say("，其中 \(near) 条意思相近而没有共同的词", ", \(near) of them near in meaning without a word in common"))
          }
        }
        html.ol(.class("hits")) { for hit in answer.hits { html.hit(hit, asking: finding.words, visit) } }
        html.nextLink(answer.next?.description, visit)
      }
    }
  }

  /// Nothing asked yet: the kinds as a way in.
  private func begin(_ html: HTMLWriter) {
    html.p(
      visit.say("输入中文或英文；也可以从类别开始：", "Type Chinese or English words, or begin with a kind:"), .class("lead"))
    html.ul(.class("chips")) {
      for type in Entities.subjects {
        let count = visit.cluster.count(type.kind, for: visit.audience)
        if count > 0 {
          html.li {
            html.a(.class("chip"), .href(visit.link(.list(type.kind)))) {
              html.text(SiteMap.plural(type.kind)[visit.language])
              html.span(NumberWords.grouped(count), .class("count"))
            }
          }
        }
      }
    }
  }

  private func nothing(_ html: HTMLWriter) {
    html.div(.class("empty")) {
      html.p(visit.say("没有找到。", "Nothing was found."))
      html.ul {
        html.li(visit.say("换一个说法，或少用几个词；中英文都可以。", "Say it otherwise or with fewer words, in Chinese or English."))
        if !visit.query.facets.isEmpty || !visit.query.kinds.isEmpty {
          html.li {
            html.a(
              visit.say("去掉筛选再搜", "Search without the filters"), .href(visit.link(.search, visit.query.unfiltered)))
          }
        }
        html.li {
          html.a(visit.say("查看各市场的需求", "See what is asked for in the markets"), .href(visit.link(.markets)))
        }
      }
    }
  }
}
