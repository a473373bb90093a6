import Core
import HTML
import Registry

/// Records as the API shows them, written from their lists of fields.
struct RecordJSON: Sendable {
  let cluster: Cluster
  let audience: Audience

  /// Nil for what this audience may not know of.
  func json(_ ref: Ref) -> JSON? {
    guard Entities.isServed(ref.kind), let record = cluster.record(ref, for: audience), holds(record) else {
      return nil
    }
    return json(record)
  }

  /// Whether what a record cannot be without may be seen too: a relation to somebody hidden would tell of them.
  func holds(_ record: any Entity) -> Bool {
    Entities.isSubject(record.ref.kind)
      || requiredRefs(of: record).allSatisfy { cluster.record($0, for: audience) != nil }
  }

  private func requiredRefs<E: Entity>(of record: E) -> [Ref] {
    E.fields.filter { $0.uses.contains(.required) }.compactMap { field in
      if case .ref(let ref)? = field.get(record) { ref } else { nil }
    }
  }

  private func json(_ entity: any Entity) -> JSON {
    let ref = entity.ref
    let facts = cluster.facts(of: ref, for: audience)
    let visibility = entity.record.visibility
    return .object(
      ("kind", .string(ref.kind.rawValue)), ("id", .string(ref.id)), ("key", entity.record.key.map(JSON.string)),
      ("visibility", visibility == .everyone ? nil : .string(visibility.rawValue)),
      ("name", entity.title.json),
      ("fields", .object(facts.map { ($0.field, $0.value.json) })),
      ("source", entity.record.source.flatMap(citation)),
      ("sources", members(facts.compactMap { own($0, entity) })),
      ("rivals", members(facts.filter { !$0.rivals.isEmpty }.map { ($0.field, rivals($0)) })),
      ("names", members(names(facts))),
      ("links", links(ref)))
  }

  /// A fact's source, where it differs from the record's.
  private func own(_ fact: Fact, _ entity: any Entity) -> (String, JSON?)? {
    entity.record.sources[fact.field].flatMap(citation).map { (fact.field, $0) }
  }

  private func rivals(_ fact: Fact) -> JSON {
    .array(
      fact.rivals.map { rival in
        .object(
          ("value", rival.value.json), ("source", rival.source.flatMap(citation)), ("why", JSON(rival.why)))
      })
  }

  /// What the records and codes are called that the facts name.
  private func names(_ facts: [Fact]) -> [(String, JSON?)] {
    var seen: Set<String> = []
    var out: [(String, JSON?)] = []
    for fact in facts {
      switch fact.value {
      case .ref(let ref):
        guard seen.insert(ref.description).inserted else { continue }
        out.append((ref.description, cluster.title(of: ref, for: audience)?.json))
      case .codes(let codes):
        for code in codes where seen.insert(code.description).inserted {
          out.append(
            (
              code.description,
              cluster.codes[code].map { .object(("zh", $0.zh.map(JSON.string)), ("en", $0.en.map(JSON.string))) }
            ))
        }
      default: break
      }
    }
    return out
  }

  private func links(_ ref: Ref) -> JSON {
    guard let type = Entities.type(ref.kind) else { return .members([]) }
    let isPage = Entities.isSubject(ref.kind)
    func page(_ language: Language) -> JSON? {
      isPage ? .string(Address.record(ref).link(language).address) : nil
    }
    return .object(
      ("self", .string("/api/v1/\(KindPath(type).path)/\(ref.id)")), ("zh", page(.zh)), ("en", page(.en)),
      ("relationsFrom", isPage ? .string("/api/v1/relations?from=\(ref)") : nil),
      ("relationsTo", isPage ? .string("/api/v1/relations?to=\(ref)") : nil))
  }

  private func members(_ members: [(String, JSON?)]) -> JSON? { members.isEmpty ? nil : .object(members) }

  private func citation(_ citation: Citation) -> JSON? { cluster.spelled(citation, for: audience).map(JSON.string) }
}
