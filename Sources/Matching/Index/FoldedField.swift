/// A profile's field as it is indexed: each word once, with the steps of all its occurrences.
struct FoldedField: Sendable {
  let id: UInt32
  let boost: Float
  let words: [(text: String, surface: String, steps: Int)]
  /// In steps: a synonym that weighs half lengthens by half.
  let length: Int

  /// The fields that say something, by name.
  static func all(of profile: Profile, _ table: inout FieldTable) -> [FoldedField] {
    let byName = Dictionary(grouping: profile.fields.filter { $0.boost >= 1 / 1024 }, by: \.name)
    var out: [FoldedField] = []
    for (name, fields) in byName.sorted(by: { $0.key < $1.key }) {
      let words = fold(fields.flatMap(\.terms))
      let length = words.reduce(0) { $0 + $1.steps }
      guard length > 0 else { continue }
      // Within bounds, as a word's weight is: an infinite boost would make every score of its profile not a number.
      let boost = min(1024, fields.reduce(0) { max($0, $1.boost) })
      out.append(FoldedField(id: table.id(of: name), boost: boost, words: words, length: length))
    }
    return out
  }

  /// Each text once, in the order of first occurrence and with its surface; what weighs nothing is left out.
  static func fold(_ terms: [Term]) -> [(text: String, surface: String, steps: Int)] {
    var places: [String: Int] = [:]
    var out: [(text: String, surface: String, steps: Int)] = []
    for term in terms where term.steps > 0 && !term.text.isEmpty {
      if let place = places[term.text] {
        out[place].steps += term.steps
      } else {
        places[term.text] = out.count
        out.append((term.text, term.surface, term.steps))
      }
    }
    return out
  }
}
