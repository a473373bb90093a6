package import Core
package import Registry

/// The records of one kind in the order in which their names are read, with the initial of each.
package struct NameOrder: Sendable {
  package struct Entry: Sendable {
    package let ref: Ref
    /// `a` … `z`, or `#` for what begins with no letter.
    package let initial: String
  }

  package let entries: [Entry]
  private let positions: [Ref: Int]

  /// As a reader of `language` sees the names: a Chinese name that nobody gave an English form stands where it is read.
  package init(
    _ kind: Kind, in cluster: Cluster, for audience: Audience, names: NameReading, language: Language
  ) {
    guard let type = Entities.type(kind) else {
      (entries, positions) = ([], [:])
      return
    }
    let keyed = Self.records(type, cluster, audience, language).map { ref, name in
      // Brackets and quotation marks before a name do not place it.
      let key = String(names.sortKey(name).drop { !$0.isLetter && !$0.isNumber })
      return (initial: Self.initial(key), key: key, ref: ref)
    }
    // What begins with a digit stands behind the letters, as in a phone book.
    let sorted = keyed.sorted {
      ($0.initial == "#" ? 1 : 0, $0.key, $0.ref) < ($1.initial == "#" ? 1 : 0, $1.key, $1.ref)
    }
    entries = sorted.map { Entry(ref: $0.ref, initial: $0.initial) }
    positions = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($0.element.ref, $0.offset) })
  }

  package func position(of ref: Ref) -> Int? { positions[ref] }

  /// The entries of `refs`, in this order.
  package func sorted(_ refs: some Sequence<Ref>) -> [Entry] {
    refs.compactMap { positions[$0] }.sorted().map { entries[$0] }
  }

  private static func records<E: Entity>(
    _ type: E.Type, _ cluster: Cluster, _ audience: Audience, _ language: Language
  ) -> [(Ref, String)] {
    cluster.all(type, for: audience).map { ($0.ref, $0.title.best(language)) }
  }

  private static func initial(_ key: String) -> String {
    guard let first = key.first, first.isASCII, first.isLetter else { return "#" }
    return first.lowercased()
  }
}
