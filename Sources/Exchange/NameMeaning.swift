import Core
import Registry
import Search

/// What the names of two records say of whether one answers the other, where they share no word.
struct NameMeaning: Sendable {
  /// How many of the nearest are looked at.
  private static let depth = 32
  /// These have names of their own: how near two of them are says nothing of what they do.
  private static let called: Set<Kind> = [Organisation.kind, Person.kind]

  private let index: IndexSnapshot
  private let reader: MeaningReader?
  private let audience: Audience

  init(_ cluster: Cluster, _ audience: Audience) {
    index = cluster.index
    reader = cluster.analyser.meaning
    self.audience = audience
  }

  /// Of a record's name, as the index has it; nil where the name does not say what the record is.
  func vector(of ref: Ref) -> Vector? {
    Self.called.contains(ref.kind) || reader == nil ? nil : index.vector(of: ref, for: audience)
  }

  /// The share of words for which it stands how near a record is.
  func value(of ref: Ref, to vector: Vector) -> Double {
    guard let reader, !Self.called.contains(ref.kind),
      let likeness = index.likeness(of: ref, to: vector, for: audience)
    else { return 0 }
    return reader.scale.value(of: Double(likeness))
  }

  /// Those whose names have no language in common with `name` and share no word with what is asked, and are near enough for that to
  /// stand for anything.
  func nearest(to vector: Vector, of name: Text, apartFrom words: WeighedQuery, _ filter: Filter) -> [Ref] {
    let kinds = filter.facets["kind"] ?? []
    guard let reader, kinds.isEmpty || !kinds.isSubset(of: Self.called.map(\.rawValue)) else { return [] }
    var filter = filter
    filter.without[FacetWord.title] = Set(name.languages.map(FacetWord.language))
    let found = index.apart(from: words, near: reader.nearness(vector), filter, for: audience)
    return Array(found.prefix(Self.depth))
  }

  /// Whether two names have no language in common: where they have one, words tell better than the table of vectors, which
  /// takes 设备及附件 in both for a likeness.
  static func isAcross(_ languages: Set<Language>, _ name: Text) -> Bool {
    !name.values.keys.contains { languages.contains($0.language) }
  }
}
