import Core
import Matching
import Registry

// How what one side names is compared with what the other names: words of a vocabulary, places.

/// The labels of some words: `医学影像、植介入`, `Medical imaging, Implants and intervention`.
func spelled(_ words: [String], _ vocabulary: Vocabulary) -> Label {
  let labels = words.map { vocabulary.label($0) }
  return Label(labels.map(\.zh).joined(separator: "、"), labels.map(\.en).joined(separator: ", "))
}

extension Label {
  /// A sentence that has it, in both languages. Within a verdict or a measure it is made when it is told.
  func said(_ sentence: (Label) -> Label) -> Label { sentence(self) }
}

/// Whether `place` lies in one of `areas`; nil where that cannot be told: a province, asked whether it is in its city.
func lies(_ place: [Code], in areas: [Code], _ codes: CodeBook) -> Bool? {
  func within(_ code: Code, _ area: Code) -> Bool { codes.isWithin(code, area) || code.country == area }
  if place.contains(where: { code in areas.contains { within(code, $0) } }) { return true }
  return place.contains { code in areas.contains { within($0, code) } } ? nil : false
}

/// The same as a gate says it. Each sentence is given the names of the place and of the areas, and made when it is told.
func lies(
  _ place: [Code], in areas: [Code], _ codes: CodeBook, inside: @escaping @Sendable (_ place: Label) -> Label,
  unsure: @escaping @Sendable (_ areas: Label) -> Label,
  outside: @escaping @Sendable (_ place: Label, _ areas: Label) -> Label
) -> Verdict {
  switch lies(place, in: areas, codes) {
  case true?: .pass(inside(named(place, codes)))
  case nil: .unknown(question: unsure(named(areas, codes)))
  case false?: .fail(outside(named(place, codes), named(areas, codes)))
  }
}

/// Whether any of the places is China or lies in it.
func isInChina(_ places: [Code]) -> Bool { places.contains { $0.country == .china } }

/// Names of places.
func named(_ places: [Code], _ codes: CodeBook) -> Label {
  Label(
    places.map { codes.name($0, .zh) }.joined(separator: "、"),
    places.map { codes.name($0, .en) }.joined(separator: ", "))
}
