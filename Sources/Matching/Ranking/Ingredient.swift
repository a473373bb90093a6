/// What a ranking is made of, in the order in which one is added to the others.
package enum Ingredient: String, CaseIterable, Sendable {
  /// The words that both texts have: BM25F.
  case text
  /// Also what the words of one are in the other's language.
  case bridge
  /// How nearly they mean the same: the cosine of their vectors.
  case vector
  /// A document that is near everything is near this query for no reason of its own.
  case prior

  /// The first alone, the first two, and so on to all of them.
  package static var stages: [Set<Ingredient>] { allCases.indices.map { Set(allCases[...$0]) } }
}
