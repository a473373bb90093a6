import Core
import Registry
import Store

/// What a row says, and which records it names by words.
struct RowReading<E: Entity> {
  var draft = Draft<E>()
  var source: Citation?
  /// Whether the row says where it comes from, though it be nothing that counts here.
  var isCited = false
  var linked: [Linked] = []

  /// A reference that was given as words, and what came of it.
  struct Linked {
    let field: String
    let words: String
    let finding: Linker.Finding
    let place: String
  }

  /// Finds what `words` refer to. Ambiguous ones leave the field empty.
  mutating func link(
    _ words: String, _ name: String, _ kinds: [Kind], at place: String, source: Citation, _ linker: inout Linker,
    _ act: Act
  ) throws {
    let finding = try linker.find(words, kinds, at: place, source: source, in: act)
    if Ref(words) == nil { linked.append(Linked(field: name, words: words, finding: finding, place: place)) }
    switch finding {
    case .existing(let ref), .provisional(let ref): draft.put(.ref(ref), name, at: place)
    case .ambiguous: break
    }
  }

  /// Takes the source of the whole row: a publication, or where values of another store come from.
  mutating func cite(_ words: String, at place: String, _ linker: inout Linker, _ act: Act) throws {
    isCited = true
    if let found = try linker.citation(words, at: place, in: act) { source = found }
  }

  mutating func see(_ words: String, at place: String) throws {
    guard let visibility = Visibility(rawValue: words) else {
      let all = Visibility.allCases.map(\.rawValue).joined(separator: ", ")
      throw Refusal(
        .valueInvalid, at: place,
        [
          "value": words, "field": "visibility", "why": "没有这个词", "why.en": "there is no such word",
          "expected": all,
        ])
    }
    draft.visibility = visibility
  }
}
