import Core
import HTML
import Registry

/// Records of one kind that refer to another by one field: needs that an organisation posed, products that it makes.
struct ReferrerGroup {
  let label: Label
  let refs: [Ref]

  /// Figures and relations have sections of their own; bookkeeping is no reader's business.
  static func all(of ref: Ref, _ visit: Visit) -> [ReferrerGroup] {
    let links = visit.cluster.links(to: ref, for: visit.audience).filter {
      Entities.isSubject($0.from.kind) && $0.from.kind != Figure.kind
    }
    let groups = Dictionary(grouping: links) { "\($0.from.kind).\($0.field)" }
    let kinds = Entities.subjects.map { $0.kind }
    return groups.values.compactMap { group -> (Int, ReferrerGroup)? in
      guard let first = group.first else { return nil }
      let order = visit.snapshot.order(of: first.from.kind, in: visit.language)
      return (
        kinds.firstIndex(of: first.from.kind) ?? 0,
        ReferrerGroup(
          label: ReferrerWords.heading(first.from.kind, first.field),
          refs: order.sorted(group.map(\.from), in: visit.cluster, for: visit.audience).map(\.ref))
      )
    }.sorted { ($0.0, $0.1.label.zh) < ($1.0, $1.1.label.zh) }.map(\.1)
  }
}

extension HTMLWriter {
  private static let mostReferrers = 40

  func referrerList(_ group: ReferrerGroup, to ref: Ref, _ visit: Visit) {
    section(.class("referrers")) {
      h3 {
        text(group.label[visit.language])
        span(NumberWords.grouped(group.refs.count), .class("count"))
      }
      ul(.class("names")) {
        for other in group.refs.prefix(Self.mostReferrers) {
          li { recordLine(other, visit, besides: .init(ref: ref)) }
        }
      }
      more(group.refs.count - Self.mostReferrers, visit)
    }
  }
}
