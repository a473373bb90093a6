import Core

/// How the keys of the index are spelled under which a cluster's records are found.
enum ClusterKey {
  /// Of records of `kind` whose `field` refers to `ref`.
  static func link(_ kind: Kind, _ field: String, to ref: Ref) -> String { "link \(kind).\(field) \(ref)" }

  /// Of records of `kind` that are called so: by a name, a number, a key.
  static func named(_ kind: Kind, _ key: Lookup.Key) -> String { "\(key.system) \(kind) \(key.value)" }

  /// The fields by which records of each kind refer to others.
  static let links: [(kind: Kind, fields: [String])] = Entities.subjects.map { ($0.kind, fields(of: $0) { _ in true }) }

  /// Those of them whose record is found by the name of what it refers to.
  static let searchedLinks: [(kind: Kind, fields: [String])] = Entities.subjects.map { type in
    (type.kind, fields(of: type) { $0.contains(.searched) })
  }

  private static func fields<E: Entity>(of type: E.Type, _ isWanted: (FieldUse) -> Bool) -> [String] {
    E.fields.filter { field in
      if case .ref = field.type { isWanted(field.uses) } else { false }
    }.map(\.name)
  }
}
