package import Core

extension Kind {
  /// Several records of the kind, in addresses and on the command line: `needs`, `policies`, `people`, `reference-sets`.
  package var plural: String {
    let words = rawValue.split(separator: "-").map(String.init)
    return (words.dropLast() + [Self.plural(words.last ?? "")]).joined(separator: "-")
  }

  /// Nouns whose plural no rule makes, and those that have none.
  private static let irregular = ["person": "people"]

  private static func plural(_ noun: String) -> String {
    if let known = irregular[noun] { return known }
    if noun.hasSuffix("y"), !["ay", "ey", "oy", "uy"].contains(noun.suffix(2)) { return noun.dropLast() + "ies" }
    return ["s", "x", "z", "ch", "sh"].contains(where: noun.hasSuffix) ? noun + "es" : noun + "s"
  }
}
