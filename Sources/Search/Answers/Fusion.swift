package import Core

/// A profile that a question by words and by meaning found, with both of its scores, whichever of the two found it.
package struct Contender: Hashable, Sendable {
  package let ref: Ref
  /// By words; 0 where none is shared.
  package let score: UInt32
  /// By meaning; nil where the profile has no vector.
  package let likeness: Float?
}

extension IndexSnapshot {
  /// The `depth` best by words and the `depth` nearest by meaning, together, in the order of the refs.
  ///
  /// Both lists are exact, so their union is: no profile outside it would have been in either. How the two scores make one is
  /// the caller's matter.
  package func candidates(
    _ words: WeighedQuery, near vector: Vector?, _ filter: Filter = Filter(), for audience: Audience, depth: Int
  ) -> [Contender] {
    var refs = Set<Ref>()
    if !words.isEmpty { refs.formUnion(search(words, filter, for: audience, limit: depth).hits.map(\.ref)) }
    if let vector { refs.formUnion(nearest(to: [vector], filter, for: audience, limit: depth).joined().map(\.ref)) }
    return refs.sorted().map { ref in
      Contender(
        ref: ref, score: score(words, of: ref, for: audience),
        likeness: vector.flatMap { likeness(of: ref, to: $0, for: audience) })
    }
  }

  /// Nil where the profile has no vector, is absent, or is not to be seen.
  package func likeness(of ref: Ref, to vector: Vector, for audience: Audience) -> Float? {
    place(of: ref, for: audience).flatMap { $0.live.segment.vectors.likeness(ofSlot: $0.slot, to: vector)?.value }
  }
}
