import Core
import HTML
import Registry

/// What a record has to do with others, read from its side: `成员` …, `主办` …
struct RelationGroup {
  let label: Label
  let relations: [(other: Ref, relation: Relation)]

  /// All relations at either end of which the record stands, forward ones first, by type.
  static func all(of ref: Ref, _ visit: Visit) -> [RelationGroup] {
    let forward = visit.cluster.referrers(Relation.self, by: "from", to: ref, for: visit.audience)
    let backward = visit.cluster.referrers(Relation.self, by: "to", to: ref, for: visit.audience)
    return groups(forward, visit, RelationWords.forward) { $0.to }
      + groups(backward, visit, RelationWords.backward) { $0.from }
  }

  private static func groups(
    _ relations: [Relation], _ visit: Visit, _ words: (String) -> Label, _ other: (Relation) -> Ref?
  ) -> [RelationGroup] {
    let types = Dictionary(grouping: relations) { $0.type ?? "" }
    return types.sorted { $0.key < $1.key }.compactMap { type, relations in
      let seen = relations.compactMap { relation -> (other: Ref, relation: Relation)? in
        guard let ref = other(relation), visit.cluster.record(ref, for: visit.audience) != nil else { return nil }
        return (ref, relation)
      }
      return seen.isEmpty ? nil : RelationGroup(label: words(type), relations: seen)
    }
  }
}

extension HTMLWriter {
  private static let most = 60

  func relationList(_ groups: [RelationGroup], _ visit: Visit) {
    dl(.class("relations")) {
      for group in groups {
        dt(group.label[visit.language])
        dd {
          ul {
            for (index, (other, relation)) in group.relations.prefix(Self.most).enumerated() {
              li {
                recordLink(other, visit)
                if let period = relation.period { span(period.description, .class("period")) }
                sourceChip(
                  relation.record.source, visit,
                  brief: index > 0
                    && group.relations[index - 1].relation.record.source?.id == relation.record.source?.id)
                if !relation.about.isEmpty { span(relation.about.best(visit.language), .class("byline")) }
              }
            }
          }
          more(group.relations.count - Self.most, visit)
        }
      }
    }
  }

  /// Says that a list was cut, so that nobody takes its length for the whole.
  func more(_ count: Int, _ visit: Visit) {
    if count > 0 { p(visit.say("另有 \(count) 项未列出", "\(count) more are not listed"), .class("muted")) }
  }
}
