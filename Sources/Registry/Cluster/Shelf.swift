import Core
import Store
import Synchronization

/// All records of one kind, in memory, by id.
struct Shelf<E: Entity>: AnyShelf {
  private(set) var byID: [String: E] = [:]
  private var order = Order()

  var count: Int { byID.count }

  func get(_ id: String) -> (any Entity)? { byID[id] }

  /// Ids in their order: sorted once for all that reads this shelf before it changes.
  var ids: [String] { order.of(byID) }

  var refs: [Ref] { ids.map { Ref(E.kind, $0) } }

  mutating func load(_ connection: any Connection) throws {
    order = Order()
    try Table<E>.each(connection) { byID[$0.id.rawValue] = $0 }
  }

  /// Takes the record as the database has it now; nil when it is gone.
  mutating func renew(_ id: String, _ connection: any Connection) throws {
    let record = try Table<E>.fetch(id, connection)
    // A copy of this shelf that a reader holds keeps its own order.
    if (record == nil) != (byID[id] == nil) { order = Order() }
    byID[id] = record
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

extension Shelf {
  /// A box, so that what one copy of a shelf has sorted serves all copies with the same ids.
  private final class Order: Sendable {
    private let known = Mutex<[String]?>(nil)

    func of(_ byID: [String: E]) -> [String] {
      known.withLock { known in
        if let known { return known }
        let made = byID.keys.sorted()
        known = made
        return made
      }
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
