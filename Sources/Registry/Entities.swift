package import Core
package import Store

/// Every kind of record. A new entity is its own file, and here its type and its migration: the rest is derived.
package enum Entities {
  /// What a cluster is about, in the order in which people look for it.
  package static let subjects: [any Entity.Type] = [
    Organisation.self, Person.self, Product.self, Registration.self, Component.self, Project.self, Need.self,
    Offer.self, Agreement.self, Case.self, Policy.self, Place.self, Event.self, Figure.self, Publication.self,
  ]

  /// What the registry writes down about them.
  package static let bookkeeping: [any Entity.Type] = [
    Relation.self, Claim.self, Candidate.self, Batch.self, ReferenceSet.self, Mapping.self, Redirect.self,
  ]

  package static let all: [any Entity.Type] = subjects + bookkeeping

  private static let byKind = Dictionary(uniqueKeysWithValues: all.map { ($0.kind, $0) })

  private static let subjectKinds = Set(subjects.map { $0.kind })

  /// Whether a kind is what a cluster is about, and so searched.
  package static func isSubject(_ kind: Kind) -> Bool { subjectKinds.contains(kind) }

  /// Whether people bring records of a kind: what the cluster is about and how it hangs together, not the registry's own books.
  package static func isImported(_ kind: Kind) -> Bool { isSubject(kind) || kind == Relation.kind }

  package static func type(_ kind: Kind) -> (any Entity.Type)? { byKind[kind] }

  private static let byName: [String: any Entity.Type] = {
    var names: [String: any Entity.Type] = [:]
    for type in all {
      let word = type.kind.rawValue
      for name in [word, type.kind.plural, type.label.zh, type.label.en.lowercased()] { names[name] = type }
    }
    return names
  }()

  private static let kindNames = (subjects.map { $0.kind.rawValue } + [Relation.kind.rawValue]).joined(separator: ", ")

  /// The kind that a person names: `need`, `Policies`, `需求`.
  package static func named(_ name: String) throws -> any Entity.Type {
    if let type = byName[name.lowercased()] { return type }
    throw unknown(name)
  }

  package static func unknown(_ name: String) -> Refusal {
    Refusal(.unknownKind, at: name, ["what": name, "kinds": kindNames])
  }
}

/// A cluster's schema, in the order of its making: a table comes after those that its foreign keys name.
package let registryMigrations: [Migration] =
  [Journal.migration] + [
    Organisation.migration, Person.migration, Product.migration, Registration.migration, Component.migration,
    Project.migration, Need.migration, Place.migration, Offer.migration, Policy.migration, Event.migration,
    Figure.migration, Publication.migration, Relation.migration, Claim.migration, Candidate.migration, Batch.migration,
    ReferenceSet.migration, Mapping.migration, Lookup.migration, CodeTable.migration, Agreement.migration,
    Case.migration, ImportJobTable.migration, Redirect.migration, Claim.verdictMigration, ReferenceIndexes.migration,
    ReferenceIndexes.marketMigration,
    Registration.cancelledMigration, Project.statusMigration,
  ]
