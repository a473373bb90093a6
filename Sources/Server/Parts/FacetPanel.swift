import Core
import HTML

extension HTMLWriter {
  /// Filters as links, each with how many records it would leave; what is chosen stands first and can be taken out.
  ///
  /// `toggle` makes the page's own link: a list stays a list, a search a search.
  func facetPanel(
    _ facets: [String: [String: Int]], kinds: [Kind], hiding: Set<String>, _ visit: Visit,
    link: (PageQuery) -> Link
  ) {
    let shown = FacetWords.sorted(facets.keys.filter { !hiding.contains($0) && FacetWords.order.contains($0) })
    aside(.class("facets"), .ariaLabel(visit.say("筛选", "Filters"))) {
      chosen(kinds: kinds, showKinds: !hiding.contains("kind"), visit, link: link)
      for name in shown {
        facet(name, facets[name] ?? [:], kinds: kinds, visit, link: link)
      }
    }
  }

  private func chosen(kinds: [Kind], showKinds: Bool, _ visit: Visit, link: (PageQuery) -> Link) {
    let chosenKinds = showKinds ? visit.query.kinds : []
    if visit.query.facets.isEmpty && chosenKinds.isEmpty { return }
    p(.class("chosen")) {
      for kind in chosenKinds {
        let words = FacetWords.label("kind", value: kind.rawValue, kinds: [], visit)
        chosenChip(words, link(visit.query.toggling(kind)), visit)
      }
      for facet in visit.query.facets {
        let words = FacetWords.label(facet.name, value: facet.value, kinds: kinds, visit)
        chosenChip(words, link(visit.query.toggling(facet)), visit)
      }
    }
  }

  private func chosenChip(_ words: String, _ without: Link, _ visit: Visit) {
    a(.class("chip chip-on"), .href(without)) {
      text(words)
      span(visit.say("（去掉）", " (remove)"), .class("unseen"))
      span(" ×", .decoration)
    }
  }

  private func facet(
    _ name: String, _ counts: [String: Int], kinds: [Kind], _ visit: Visit, link: (PageQuery) -> Link
  ) {
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    if sorted.isEmpty { return }
    details(.class("facet"), .open(true)) {
      summary(FacetWords.label(name, kinds: kinds)[visit.language])
      facetValues(name, Array(sorted.prefix(8)), kinds: kinds, visit, link: link)
      if sorted.count > 8 {
        details(.class("facet-more")) {
          summary(visit.say("另有 \(min(sorted.count - 8, 52)) 项", "\(min(sorted.count - 8, 52)) more"))
          facetValues(name, Array(sorted[8..<min(sorted.count, 60)]), kinds: kinds, visit, link: link)
        }
      }
    }
  }

  private func facetValues(
    _ name: String, _ values: [(key: String, value: Int)], kinds: [Kind], _ visit: Visit, link: (PageQuery) -> Link
  ) {
    ul {
      for (value, count) in values {
        let isOn =
          name == "kind"
          ? visit.query.kinds.contains(Kind(value)) : visit.query.facets.contains(.init(name, value))
        let next = name == "kind" ? visit.query.toggling(Kind(value)) : visit.query.toggling(.init(name, value))
        li {
          a(.class("facet-on", if: isOn), .href(link(next)), .rel("nofollow")) {
            span(FacetWords.label(name, value: value, kinds: kinds, visit))
            span(NumberWords.grouped(count), .class("count"))
          }
        }
      }
    }
  }
}
