import Core
import Foundation
import Registry
package import Store

/// Puts a generated world into a store, some thousand records an act: it can always be generated again, so that the parts
/// need not be one transaction, which would hold a log as big as the world.
package enum WorldLoader {
  private static let chunk = 10_000

  /// Refuses a store that holds anything else, unless `mixing`. `progress` is told (records done, records in all).
  package static func load(
    _ world: GeneratedWorld, into store: any Store, actor: String, mixing: Bool,
    progress: (@Sendable (Int, Int) -> Void)? = nil
  ) async throws {
    if try await store.read({ try Lookup.find(Publication.kind, .init("key", world.key), $0).first }) != nil {
      throw Refusal(.generatedAlready, at: world.key, ["seed": String(world.seed)])
    }
    if !mixing, try await store.read({ try GeneratedWorld.shareOf($0).hasReal }) {
      throw Refusal(.generatedIntoReal, at: "--store")
    }
    let batch: ID<Batch> = IDMaker.id(world.key, 1)
    try await store.act(as: actor, "generate", batch: batch.rawValue) { act in
      try act.create(world.publication)
      try act.close(batch, file: world.publication.name.best(.en), rows: world.total)
    }
    var done = 1
    func make<E: Entity>(_ count: Int, _ record: @escaping @Sendable (Int) -> E) async throws {
      for start in stride(from: 1, through: count, by: chunk) {
        let numbers = start...min(count, start + chunk - 1)
        try await store.act(as: actor, "generate", batch: batch.rawValue) { act in
          for number in numbers { try act.create(record(number)) }
        }
        done += numbers.count
        progress?(done, world.total)
      }
    }
    try await make(world.organisations, world.organisation)
    try await make(world.products, world.product)
    try await make(world.products, world.registration)
    try await make(world.offers, world.offer)
    try await make(world.needs, world.need)
  }
}
