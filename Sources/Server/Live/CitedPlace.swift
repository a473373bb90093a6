package import Core
import Registry

/// One paragraph of a publication and the records whose values rest on it.
package struct CitedPlace: Sendable {
  /// As a citation has it, `¶8`; empty when it names none.
  package let locator: String
  package let refs: [Ref]

  /// Publication id → its places, in reading order.
  static func all(in cluster: Cluster, for audience: Audience) -> [String: [CitedPlace]] {
    var found: [String: [String: Set<Ref>]] = [:]
    for type in Entities.subjects {
      for (ref, record) in records(type, cluster, audience) {
        for citation in Set(record.sources.values).union(record.source.map { [$0] } ?? [])
        where citation.origin == .publication {
          found[citation.id, default: [:]][citation.locator ?? "", default: []].insert(ref)
        }
      }
    }
    return found.mapValues { places in
      places.map { CitedPlace(locator: $0.key, refs: $0.value.sorted()) }.sorted { $0.isBefore($1) }
    }
  }

  private static func records<E: Entity>(_ type: E.Type, _ cluster: Cluster, _ audience: Audience) -> [(Ref, Record)] {
    cluster.all(type, for: audience).map { ($0.ref, $0.record) }
  }

  /// ¶9 before ¶10: by the first number in it, then as written.
  private func isBefore(_ other: CitedPlace) -> Bool {
    (Self.number(locator), locator) < (Self.number(other.locator), other.locator)
  }

  private static func number(_ locator: String) -> Int {
    Int(locator.drop { !$0.isNumber }.prefix { $0.isNumber }.prefix(9)) ?? 0
  }
}
