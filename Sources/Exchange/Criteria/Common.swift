import Core
import Registry

// How what one side names is compared with what the other names: words of a vocabulary, places.

/// The labels of some words: `医学影像、植介入`, `Medical imaging, Implants and intervention`.
func spelled(_ words: [String], _ vocabulary: Vocabulary) -> Label {
  let labels = words.map { vocabulary.label($0) }
  return Label(labels.map(\.zh).joined(separator: "、"), labels.map(\.en).joined(separator: ", "))
}

/// Whether `place` lies in one of `areas`; nil where that cannot be told: a province, asked whether it is in its city.
func lies(_ place: [Code], in areas: [Code], _ codes: CodeBook) -> Bool? {
  func within(_ code: Code, _ area: Code) -> Bool { codes.isWithin(code, area) || code.country == area }
  if place.contains(where: { code in areas.contains { within(code, $0) } }) { return true }
  return place.contains { code in areas.contains { within($0, code) } } ? nil : false
}

/// Whether any of the places is China or lies in it.
func isInChina(_ places: [Code]) -> Bool { places.contains { $0.country == .china } }

/// Names of places.
func named(_ places: [Code], _ codes: CodeBook) -> Label {
  Label(
    places.map { codes.name($0, .zh) }.joined(separator: "、"),
    places.map { codes.name($0, .en) }.joined(separator: ", "))
}
