import Core
import HTML
import Registry

extension HTMLWriter {
  /// Filters as links, each with how many records it would leave; what is chosen stands first and can be taken out.
  /// Of codes, which contain each other, the level below the chosen one is shown.
  ///
  /// `toggle` makes the page's own link: a list stays a list, a search a search.
  func facetPanel(
    _ facets: [String: [String: Int]], kinds: [Kind], hiding: Set<String>, _ visit: Visit,
    link: (PageQuery) -> Link
  ) {
    let shown = FacetWords.sorted(facets.keys.filter { !hiding.contains($0) })
    // On a narrow screen the filters stand below what they filter: nobody scrolls past forty of them to the first record.
    a(visit.say("筛选", "Filters"), .class("to-facets"), .href(Link(fragment: "filters")))
    aside(.id("filters"), .class("facets"), .ariaLabel(visit.say("筛选", "Filters"))) {
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
    if counts.isEmpty { return }
    details(.class("facet"), .open(FacetWords.order.contains(name) || visit.query.facets.contains { $0.name == name }))
    {
      summary(FacetWords.label(name, kinds: kinds)[visit.language])
      if FacetWords.holdsCodes(name, kinds: kinds) {
        level(name, counts, kinds: kinds, visit, link: link)
      } else {
        let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        cut(sorted, visit) { facetValues(name, $0, kinds: kinds, visit, link: link) }
      }
    }
  }

  /// The first eight, and the others on demand.
  private func cut<T>(_ values: [T], _ visit: Visit, _ list: ([T]) -> Void) {
    if !values.isEmpty { list(Array(values.prefix(8))) }
    let more = Array(values.dropFirst(8).prefix(52))
    guard !more.isEmpty else { return }
    details(.class("facet-more")) {
      summary(visit.say("另有 \(more.count) 项", "\(more.count) more"))
      list(more)
    }
  }

  /// The way down to the chosen code, and what stands below it. Choosing another one leaves this one: it is part of it, or
  /// beside it.
  private func level(
    _ name: String, _ counts: [String: Int], kinds: [Kind], _ visit: Visit, link: (PageQuery) -> Link
  ) {
    let chosen = visit.query.facets.last { $0.name == name }.flatMap { Code($0.value) }
    let level = FacetLevel(counts, chosen: chosen, in: visit.cluster.codes)
    func line(_ value: FacetLevel.Value) {
      let isOn = value.code == chosen
      let next = visit.query.choosing(isOn ? nil : value.code.description, of: name)
      facetLine(name, value.code.description, value.count, isOn: isOn, kinds: kinds, visit, link(next))
    }
    if !level.path.isEmpty { ul(.class("facet-path")) { for value in level.path { line(value) } } }
    cut(level.below, visit) { values in
      ul(.class("facet-below", if: !level.path.isEmpty)) { for value in values { line(value) } }
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
        facetLine(name, value, count, isOn: isOn, kinds: kinds, visit, link(next))
      }
    }
  }

  private func facetLine(
    _ name: String, _ value: String, _ count: Int, isOn: Bool, kinds: [Kind], _ visit: Visit, _ link: Link
  ) {
    li {
      a(.class("facet-on", if: isOn), .href(link), .rel("nofollow")) {
        span(FacetWords.label(name, value: value, kinds: kinds, visit))
        span(NumberWords.grouped(count), .class("count"))
      }
    }
  }
}
