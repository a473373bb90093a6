import Core
import Registry

/// How a kind is called in addresses and in generated clients, derived from its English label.
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

  /// Nouns whose plural no rule makes.
  private static let irregular = ["person": "people"]

  init(_ type: any Entity.Type) {
    var words = type.kind.rawValue.split(separator: "-").map(String.init)
    singular = Self.camel(words)
    noun = words.joined(separator: " ")
    if let last = words.popLast() { words.append(Self.plural(last)) }
    path = words.joined(separator: "-")
    plural = Self.camel(words)
  }

  private static func plural(_ noun: String) -> String {
    if let known = irregular[noun] { return known }
    if noun.hasSuffix("y"), !["ay", "ey", "oy", "uy"].contains(noun.suffix(2)) { return noun.dropLast() + "ies" }
    return ["s", "x", "z", "ch", "sh"].contains(where: noun.hasSuffix) ? noun + "es" : noun + "s"
  }

  private static func camel(_ words: [String]) -> String {
    words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}

extension Entities {
  /// The kinds that the API reads: what a cluster is about, how it hangs together, and which code systems it knows.
  static let served: [any Entity.Type] = subjects + [Relation.self, ReferenceSet.self]

  private static let servedKinds = Set(served.map { $0.kind })

  static func isServed(_ kind: Kind) -> Bool { servedKinds.contains(kind) }
}
