import Core
import HTML
import Registry

/// What can answer: offers, products and projects, each by its most telling facet.
struct AnsweringKind {
  private static let facets: [(kind: Kind, facet: String)] = [
    (Offer.kind, "market"), (Product.kind, "fields"), (Project.kind, "fields"), (Policy.kind, "supports"),
  ]
  private static let shown = 4

  private let kind: Kind
  private let facet: String
  private let total: Int
  private let counts: [(role: String, count: Int)]

  static func all(_ visit: Visit) -> [AnsweringKind] {
    facets.map { kind, facet in
      AnsweringKind(
        kind: kind, facet: facet, total: visit.cluster.count(kind, for: visit.audience),
        counts: Array(HomePage.counts(kind, facet, visit).prefix(shown)))
    }
  }

  func write(_ html: HTMLWriter, _ visit: Visit) {
    let label = SiteMap.plural(kind)
    html.div(.class("answering")) {
      html.h3 {
        html.a(.href(visit.link(.list(kind)))) {
          html.text(label[visit.language])
          html.span(NumberWords.grouped(total), .class("count"))
        }
      }
      html.ul(.class("chips")) {
        for (value, count) in counts {
          html.li {
            html.a(.class("chip"), .href(visit.link(.list(kind), query(value)))) {
              html.text(FacetWords.label(facet, value: value, kinds: [kind], visit))
              html.span(NumberWords.grouped(count), .class("count"))
            }
          }
        }
      }
    }
  }

  private func query(_ value: String) -> PageQuery {
    var query = PageQuery()
    query.facets = [.init(facet, value)]
    return query
  }
}
