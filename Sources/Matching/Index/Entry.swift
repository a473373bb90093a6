import Core

/// A profile as the index keeps it: enough to show why it was found, and to take it out again.
///
/// A class, though immutable: a window that a reader holds is copied before it changes, and copying 4,096 references
/// is cheap where copying 4,096 structs of arrays is not.
final class Entry: Sendable {
  /// A word of the profile, over all of its fields.
  struct Word: Sendable {
    let text: String
    let surface: String
    /// At most 1: what repeating it adds is a matter for the score, not for whether it is there.
    let presence: Float
  }

  let ref: Ref
  let visibility: Visibility
  let owners: [String]
  let words: [Word]
  /// Field → length, in steps, for the statistics.
  let lengths: [(field: UInt32, steps: Int)]
  let facets: Set<FacetValue>

  init(_ profile: Profile, fields: [FoldedField]) {
    ref = profile.ref
    visibility = profile.visibility
    owners = profile.owners
    lengths = fields.map { ($0.id, $0.length) }
    facets = FacetValue.all(of: profile)

    var found: [String: (surface: String, boost: Float, steps: Int)] = [:]
    for field in fields {
      for word in field.words {
        var sum = found[word.text] ?? (word.surface, field.boost, 0)
        if field.boost > sum.boost { (sum.surface, sum.boost) = (word.surface, field.boost) }
        sum.steps += word.steps
        found[word.text] = sum
      }
    }
    words = found.map { Word(text: $0, surface: $1.surface, presence: Float(min(1, Term.weight(steps: $1.steps)))) }
  }

  func word(_ text: String) -> Word? { words.first { $0.text == text } }
}
