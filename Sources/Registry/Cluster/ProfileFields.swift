import Core

/// A kind's fields as profiles see them.
///
/// Of no generic type: walking `E.fields` in code that is generic over kinds looks every type up as it runs, which was a
/// tenth of the time of filling an index.
struct ProfileFields: Sendable {
  struct One: Sendable {
    let name: String
    let type: FieldType
    let uses: FieldUse
    let isPublic: Bool
    let isLink: Bool
    /// Whether it says what the record is.
    let isTitle: Bool
    var isFacet: Bool { isPublic && uses.contains(.faceted) }
    var isRanged: Bool { isPublic && uses.contains(.ranged) }
  }

  let kind: Kind
  let all: [One]

  static func of<E: Entity>(_ type: E.Type) -> ProfileFields { known[E.kind] ?? ProfileFields(type) }

  private static let known = Dictionary(uniqueKeysWithValues: Entities.all.map { ($0.kind, made($0)) })
  private static func made<E: Entity>(_ type: E.Type) -> ProfileFields { ProfileFields(type) }

  private init<E: Entity>(_ type: E.Type) {
    kind = E.kind
    all = E.fields.map { field in
      let isLink = if case .ref = field.type { true } else { false }
      let isText = if case .text = field.type { true } else { false }
      return One(
        name: field.name, type: field.type, uses: field.uses, isPublic: field.visibility == .everyone, isLink: isLink,
        isTitle: isText && field.uses.contains(.name) && !field.uses.contains(.personal))
    }
  }
}
