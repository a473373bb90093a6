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
  private let names: NameReading
  private let language: Language

  /// Where a name stands: what begins with a digit behind the letters, as in a phone book.
  private struct Place: Comparable {
    let initial: String
    let key: String
    let ref: Ref

    init(_ ref: Ref, _ name: String, _ names: NameReading) {
      // Brackets and quotation marks before a name do not place it.
      key = String(names.sortKey(name).drop { !$0.isLetter && !$0.isNumber })
      initial = key.first.flatMap { $0.isASCII && $0.isLetter ? $0.lowercased() : nil } ?? "#"
      self.ref = ref
    }

    var entry: Entry { Entry(ref: ref, initial: initial) }

    static func < (a: Place, b: Place) -> Bool {
      (a.initial == "#" ? 1 : 0, a.key, a.ref) < (b.initial == "#" ? 1 : 0, b.key, b.ref)
    }
  }

  /// As a reader of `language` sees the names: a Chinese name that nobody gave an English form stands where it is read.
  package init(
    _ kind: Kind, in cluster: Cluster, for audience: Audience, names: NameReading, language: Language
  ) {
    (self.names, self.language) = (names, language)
    guard let type = Entities.type(kind) else {
      (entries, positions) = ([], [:])
      return
    }
    let places = Self.records(type, cluster, audience, language).map { Place($0, $1, names) }
    entries = places.sorted().map(\.entry)
    positions = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($0.element.ref, $0.offset) })
  }

  package func position(of ref: Ref) -> Int? { positions[ref] }

  /// The entries of `refs`, in this order. What is not in it, for it is not everybody's, is put where `audience` reads its name.
  package func sorted(_ refs: some Sequence<Ref>, in cluster: Cluster, for audience: Audience) -> [Entry] {
    var known: [Int] = []
    var others: [Place] = []
    for ref in refs {
      if let position = positions[ref] {
        known.append(position)
      } else if let place = place(of: ref, cluster, audience) {
        others.append(place)
      }
    }
    let shared = known.sorted()
    guard !others.isEmpty else { return shared.map { entries[$0] } }
    var out: [Entry] = []
    var next = shared[...]
    for other in others.sorted() {
      let end = insertion(of: other, cluster)
      let before = next.prefix { $0 < end }
      out += before.map { entries[$0] } + [other.entry]
      next = next[before.endIndex...]
    }
    return out + next.map { entries[$0] }
  }

  /// How many entries stand before a place: their names are read again, for a list of all keys would be as large as the names.
  private func insertion(of place: Place, _ cluster: Cluster) -> Int {
    var (start, end) = (0, entries.count)
    while start < end {
      let middle = (start + end) / 2
      guard let other = self.place(of: entries[middle].ref, cluster, .visitor), place < other else {
        start = middle + 1
        continue
      }
      end = middle
    }
    return start
  }

  private func place(of ref: Ref, _ cluster: Cluster, _ audience: Audience) -> Place? {
    cluster.title(of: ref, for: audience).map { Place(ref, $0.best(language), names) }
  }

  private static func records<E: Entity>(
    _ type: E.Type, _ cluster: Cluster, _ audience: Audience, _ language: Language
  ) -> [(Ref, String)] {
    cluster.all(type, for: audience).map { ($0.ref, $0.title.best(language)) }
  }
}
