import Core
import HTML
import Registry

/// Components that the cluster has to import, those first for which somebody asks.
struct Chokepoints {
  private static let shown = 10
  private let total: Int
  private let components: [(ref: Ref, needs: Int)]

  init(_ visit: Visit) {
    let imported = visit.cluster.all(Component.self, for: visit.audience).filter { $0.dependence == "imported" }
    total = imported.count
    let counted = imported.map { component in
      (
        ref: component.ref,
        needs: visit.cluster.referrers(Need.self, by: "component", to: component.ref, for: visit.audience).count
      )
    }
    components = Array(counted.sorted { ($1.needs, $0.ref) < ($0.needs, $1.ref) }.prefix(Self.shown))
  }

  func write(_ html: HTMLWriter, _ visit: Visit) {
    var query = PageQuery()
    query.facets = [.init("dependence", "imported")]
    html.div {
      html.h3 {
        html.a(.href(visit.link(.list(Component.kind), query))) {
          html.text(visit.say("依赖进口的产业链环节", "Components that are imported"))
          html.span(NumberWords.grouped(total), .class("count"))
        }
      }
      html.ul(.class("chokepoints")) {
        for (ref, needs) in components {
          html.li {
            html.recordLink(ref, visit)
            if needs > 0 {
              html.span(visit.say("\(needs) 项需求", needs == 1 ? "1 need" : "\(needs) needs"), .class("byline"))
            }
          }
        }
      }
    }
  }
}
