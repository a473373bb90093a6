import Access
import Core
import HTML
import Registry
import Search

/// All records of a kind as in a phone book, narrowed by facets.
struct ListPage: Page {
  static let parameters: Set<PageQuery.Parameter> = [.facet, .cursor, .initial]
  private static let perPage = 80
  /// Beyond this a list is narrowed before it is read; search finds the rest.
  private static let most = 200_000

  let visit: Visit
  private let kind: Kind
  private let label: Label
  private let entries: [NameOrder.Entry]
  private let initials: [(initial: String, isHere: Bool)]
  private let total: Int
  private let next: String?
  private let facets: [String: [String: Int]]

  init(_ visit: Visit) throws {
    self.visit = visit
    kind = Kind(visit.parameters["kind"] ?? "")
    guard Entities.isSubject(kind) else { throw Refusal(.webPageAbsent) }
    label = SiteMap.plural(kind)
    let filter = Filter(kinds: [kind], facets: visit.query.facetFilter)
    let found = visit.cluster.index.search(
      Query([], filter: filter, counting: .choices), for: visit.audience, limit: Self.most)
    let sorted = visit.snapshot.order(of: kind, in: visit.language).sorted(
      found.hits.map(\.ref), in: visit.cluster, for: visit.audience)
    var first: [String: Int] = [:]
    for (index, entry) in sorted.enumerated() where first[entry.initial] == nil { first[entry.initial] = index }
    var start = 0
    if let initial = visit.query.initial {
      // A name may begin with another letter in the other language: the page starts at what comes next then.
      guard let index = first[initial] ?? Self.next(after: initial, in: first) else {
        throw Refusal(.webValueInvalid, at: "from", ["what": "from", "value": initial])
      }
      start = index
    }
    let page = try ListCut(sorted.map(\.ref), after: visit.query.cursor, count: Self.perPage, from: start)
    let shown = sorted[page.start..<(page.start + page.items.count)]
    entries = Array(shown)
    let here = Set(shown.map(\.initial))
    initials = first.sorted { $0.value < $1.value }.map { ($0.key, here.contains($0.key)) }
    total = sorted.count
    next = page.next
    facets = found.facets
  }

  private static func next(after initial: String, in first: [String: Int]) -> Int? {
    guard initial.count == 1, let letter = initial.first, letter.isASCII, letter.isLetter else { return nil }
    return first.filter { $0.key > initial || $0.key == "#" }.values.min() ?? first.values.max()
  }

  var title: String { label[visit.language] }
  var feed: FeedTopic { .kind(kind) }

  func write(_ html: HTMLWriter) {
    html.header(.class("page-head")) {
      html.h1 {
        html.text(title)
        html.span(NumberWords.grouped(total), .class("count"))
      }
    }
    html.div(.class("columns columns-facets")) {
      html.facetPanel(facets, kinds: [kind], hiding: ["kind"], visit) { visit.link(.list(kind), $0) }
      html.div(.class("list")) {
        if entries.isEmpty { empty(html) } else { initialBar(html) }
        ways(html)
        groups(html)
        html.nextLink(next, visit)
      }
    }
  }

  /// What can be done with the whole list, by who has signed in.
  private func ways(_ html: HTMLWriter) {
    guard visit.caller.account != nil, !entries.isEmpty else { return }
    var query = PageQuery()
    query.facets = visit.query.facets
    html.p(.class("list-ways")) {
      html.a(visit.say("下载 XLSX", "Download as XLSX"), .class("more"), .href(visit.link(.listFile(kind), query)))
      if visit.caller.may(.operate) {
        html.text(" · ")
        html.a(visit.say("成批修改", "Change many"), .class("more"), .href(visit.link(.bulk(kind), query)))
      }
    }
  }

  private func initialBar(_ html: HTMLWriter) {
    html.nav(.class("initials"), .ariaLabel(visit.say("按拼音首字母", "By initial"))) {
      html.ul {
        for (initial, isHere) in initials {
          html.li {
            html.a(
              initial.uppercased(),
              .href(isHere ? Link(fragment: anchor(initial)) : visit.here(visit.query.from(initial))))
          }
        }
      }
    }
  }

  private func groups(_ html: HTMLWriter) {
    for initial in initials.map(\.initial) {
      let group = entries.filter { $0.initial == initial }
      if !group.isEmpty {
        html.section(.class("initial-group"), .labelled(by: anchor(initial))) {
          html.h2(initial.uppercased(), .id(anchor(initial)))
          html.ul(.class("names")) {
            for entry in group { html.li { html.recordLine(entry.ref, visit, reading: true) } }
          }
        }
      }
    }
  }

  private func anchor(_ initial: String) -> String { initial == "#" ? "i-other" : "i-\(initial)" }

  private func empty(_ html: HTMLWriter) {
    html.div(.class("empty")) {
      html.p(visit.say("没有符合的记录。", "Nothing here fits."))
      html.p {
        html.a(visit.say("去掉全部筛选", "Remove all filters"), .href(visit.link(.list(kind))))
      }
    }
  }
}
