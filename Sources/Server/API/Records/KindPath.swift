import Core
import Registry

/// How a kind is called in addresses and in generated clients, derived from the kind's name.
///
///     Reference set → reference-sets, ReferenceSet     Policy → policies, Policy     Person → people, Person
struct KindPath: Sendable {
  /// `reference-sets`
  let path: String
  /// `ReferenceSet`, for operations and schemas.
  let singular: String
  /// `ReferenceSets`
  let plural: String

  /// `reference sets`, within a sentence.
  var plain: String { path.replacing("-", with: " ") }
  /// `reference set`
  let noun: String

  init(_ type: any Entity.Type) {
    let kind = type.kind
    singular = Self.camel(kind.rawValue)
    noun = kind.rawValue.replacing("-", with: " ")
    path = kind.plural
    plural = Self.camel(path)
  }

  private static func camel(_ name: String) -> String {
    name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}

extension Entities {
  /// The kinds that the API reads: what a cluster is about, how it hangs together, and which code systems it knows.
  static let served: [any Entity.Type] = subjects + [Relation.self, ReferenceSet.self]

  private static let servedKinds = Set(served.map { $0.kind })

  static func isServed(_ kind: Kind) -> Bool { servedKinds.contains(kind) }
}
