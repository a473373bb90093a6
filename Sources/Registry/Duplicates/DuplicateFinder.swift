package import Core

extension Cluster {
  /// Records of a kind that may be one, the surest first, none below `min`: each pair once, by the best of its reasons.
  ///
  /// Records are compared where they share a trait: an exact key, a name in some form, an address. So the work grows with the
  /// records and not with their pairs. `progress` is told (records compared, records in all).
  package func duplicates(of kind: Kind, min: Double, progress: ((Int, Int) -> Void)? = nil) throws -> [DuplicatePair] {
    switch kind {
    case Organisation.kind:
      let reader = OrganisationTraits(codes: codes, pinyin: analyser.pinyin)
      return duplicates(all(Organisation.self, for: .operating), min, reader.traits, reader.weigh, progress)
    case Person.kind:
      let reader = PersonTraits(pinyin: analyser.pinyin)
      return duplicates(all(Person.self, for: .operating), min, reader.traits, reader.weigh, progress)
    case Product.kind:
      return duplicates(all(Product.self, for: .operating), min, ProductTraits.traits, ProductTraits.weigh, progress)
    default:
      let known = [Organisation.kind, Person.kind, Product.kind].map(\.rawValue).joined(separator: ", ")
      throw Refusal(.unknownKind, at: kind.rawValue, ["what": kind.rawValue, "kinds": known])
    }
  }

  /// More records than this that share a trait are alike in nothing that tells.
  private static var most: Int { 60 }

  private func duplicates<E: Entity>(
    _ records: [E], _ min: Double, _ traits: (E) -> Traits, _ weigh: (E, E, Likeness) -> Weighing?,
    _ progress: ((Int, Int) -> Void)?
  ) -> [DuplicatePair] {
    var byKey: [Traits.Key: [(index: Int, trait: Trait)]] = [:]
    for (index, record) in records.enumerated() {
      if index.isMultiple(of: 500) { progress?(index, records.count) }
      for (key, trait) in traits(record).byKey where trait.score >= min {
        byKey[key, default: []].append((index, trait))
      }
    }
    var best: [Indices: DuplicatePair] = [:]
    for (key, group) in byKey where group.count > 1 && group.count <= Self.most {
      for (position, a) in group.enumerated() {
        for b in group[(position + 1)...] {
          let indices = Indices(a: Swift.min(a.index, b.index), b: Swift.max(a.index, b.index))
          let weaker = a.trait.score <= b.trait.score ? a.trait : b.trait
          guard !(a.trait.isPartial && b.trait.isPartial), weaker.score > best[indices]?.score ?? 0,
            let weighing = weigh(records[a.index], records[b.index], key.likeness)
          else { continue }
          let score = weaker.score * weighing.factor
          guard score >= min, score > best[indices]?.score ?? 0 else { continue }
          best[indices] = pair(records[a.index], records[b.index], score, weaker.why, weighing.why)
        }
      }
    }
    progress?(records.count, records.count)
    return best.values.sorted { ($1.score, $0.subject, $0.other) < ($0.score, $1.subject, $1.other) }
  }

  private struct Indices: Hashable {
    let a: Int
    let b: Int
  }

  private func pair<E: Entity>(_ a: E, _ b: E, _ score: Double, _ why: Label, _ more: Label?) -> DuplicatePair {
    let (subject, other) = Self.isPoorer(a, b) ? (a, b) : (b, a)
    let label = more.map { Label("\(why.zh)，\($0.zh)", "\(why.en), \($0.en)") } ?? why
    return DuplicatePair(subject: subject.ref, other: other.ref, score: score, why: label)
  }

  /// What nobody confirmed gives way to what somebody did, and what says less to what says more.
  private static func isPoorer<E: Entity>(_ a: E, _ b: E) -> Bool {
    func rank(_ entity: E) -> (Int, Int) {
      let isConfirmed = ["provisional", "unnamed"].contains((entity as? Organisation)?.standing) ? 0 : 1
      return (isConfirmed, E.fields.count { $0.get(entity) != nil })
    }
    let (x, y) = (rank(a), rank(b))
    return x == y ? a.id.rawValue > b.id.rawValue : x < y
  }
}
