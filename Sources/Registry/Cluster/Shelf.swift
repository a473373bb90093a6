import Core
import Store

/// All records of one kind, in memory, by id.
struct Shelf<E: Entity>: AnyShelf {
  private(set) var byID: [String: E] = [:]

  var count: Int { byID.count }

  func get(_ id: String) -> (any Entity)? { byID[id] }

  var refs: [Ref] { byID.keys.sorted().map { Ref(E.kind, $0) } }

  mutating func load(_ connection: any Connection) throws {
    try Table<E>.each(connection) { byID[$0.id.rawValue] = $0 }
  }

  /// Takes the record as the database has it now; nil when it is gone.
  mutating func renew(_ id: String, _ connection: any Connection) throws {
    byID[id] = try Table<E>.fetch(id, connection)
  }

  func referencesOut(of id: String) -> [(field: String, to: Ref)] {
    byID[id].map(Self.references) ?? []
  }

  private static func references(_ entity: E) -> [(field: String, to: Ref)] {
    E.fields.compactMap { field in
      guard case .ref = field.type, case .ref(let ref) = field.get(entity) else { return nil }
      return (field.name, ref)
    }
  }
}

/// A shelf whose kind is not known to the compiler.
protocol AnyShelf: Sendable {
  var count: Int { get }
  var refs: [Ref] { get }
  func get(_ id: String) -> (any Entity)?
  func referencesOut(of id: String) -> [(field: String, to: Ref)]
  mutating func load(_ connection: any Connection) throws
  mutating func renew(_ id: String, _ connection: any Connection) throws
}
