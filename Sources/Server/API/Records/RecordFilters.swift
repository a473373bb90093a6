import Core
import Matching
import Registry

/// What a kind's list can be narrowed by: its facets, and the records that it refers to. Derived from its fields.
struct RecordFilters: Sendable {
  /// Facets, which the index knows.
  let facets: [APIParameter]
  /// References.
  let refs: [APIParameter]
  private let kind: Kind

  init<E: Entity>(_ type: E.Type) {
    kind = E.kind
    var facets: [APIParameter] = []
    var refs: [APIParameter] = []
    for field in E.fields where field.visibility == .everyone {
      if case .ref(let kinds) = field.type {
        refs.append(Self.parameter(field, .ref(kinds), isList: false))
      } else if field.uses.contains(.faceted) {
        facets.append(Self.parameter(field, Self.shape(field.type), isList: true))
      }
    }
    self.facets = facets
    self.refs = refs
  }

  private static func parameter<E>(_ field: Field<E>, _ shape: Shape, isList: Bool) -> APIParameter {
    .query(
      field.name, shape, isList ? "\(field.label.zh)；给出几次则任一即可" : field.label.zh,
      isList ? "\(field.label.en); given several times, any will do" : field.label.en, isList: isList)
  }

  private static func shape(_ type: FieldType) -> Shape {
    switch type {
    case .word(let vocabulary), .words(let vocabulary): .word(vocabulary.words.map(\.value))
    case .codes(let systems): .code(systems)
    default: .text(160)
    }
  }

  func facets(of call: APICall) -> [String: Set<String>] {
    var out: [String: Set<String>] = [:]
    for facet in facets where !call.list(facet).isEmpty { out[facet.name] = Set(call.list(facet)) }
    return out
  }

  /// The records of the kind that refer to all that the call names; nil where it names nothing.
  func referrers(_ call: APICall) -> Set<Ref>? {
    var out: Set<Ref>?
    for parameter in refs {
      guard let ref = call.string(parameter).flatMap({ Ref($0) }) else { continue }
      // A record that may not be seen is referred to by nobody, as one that is not there.
      let links =
        call.cluster.record(ref, for: call.audience) == nil ? [] : call.cluster.links(to: ref, for: call.audience)
      let found = Set(links.filter { $0.from.kind == kind && $0.field == parameter.name }.map(\.from))
      out = out?.intersection(found) ?? found
    }
    return out
  }
}
