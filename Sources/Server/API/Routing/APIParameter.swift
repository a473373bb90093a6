import Core
import HTTPTypes

/// A parameter of a route, declared once: read and checked by it, documented by it.
struct APIParameter: Sendable {
  enum Place: String, Sendable { case path, query, header }

  let name: String
  let place: Place
  let shape: Shape
  let about: Label
  /// May be given several times.
  let isList: Bool
  let isRequired: Bool
  /// What counts when it is left out.
  let fallback: Int?

  static func query(
    _ name: String, _ shape: Shape, _ zh: String, _ en: String, isList: Bool = false, isRequired: Bool = false,
    fallback: Int? = nil
  ) -> Self {
    Self(
      name: name, place: .query, shape: shape, about: Label(zh, en), isList: isList, isRequired: isRequired,
      fallback: fallback)
  }

  static func path(_ name: String, _ shape: Shape, _ zh: String, _ en: String) -> Self {
    Self(
      name: name, place: .path, shape: shape, about: Label(zh, en), isList: false, isRequired: true, fallback: nil)
  }

  static func header(_ name: String, _ shape: Shape, _ zh: String, _ en: String) -> Self {
    Self(
      name: name, place: .header, shape: shape, about: Label(zh, en), isList: false, isRequired: false, fallback: nil)
  }

  /// How often a list may be given.
  static let longestList = 16

  /// Throws when `values` are not what this parameter takes.
  func check(_ values: [String]) throws(Refusal) {
    func refuse(_ value: String) -> Refusal {
      // No such thing has this address: that is "not found", not "wrongly asked".
      if place == .path { return Refusal(.apiAbsent, at: name, ["what": String(value.prefix(80))]) }
      return Refusal(
        .apiParameter, at: name,
        ["name": name, "value": String(value.prefix(80)), "why": shape.expected.zh, "why.en": shape.expected.en])
    }
    if values.isEmpty, isRequired { throw Refusal(.apiParameterMissing, at: name, ["name": name]) }
    if values.count > (isList ? Self.longestList : 1) {
      throw Refusal(
        .apiParameterOften, at: name, ["name": name, "limit": "\(isList ? Self.longestList : 1)"])
    }
    for value in values where !shape.accepts(value) { throw refuse(value) }
  }
}
