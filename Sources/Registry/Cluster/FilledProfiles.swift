import Core
import Search

/// What one thread makes profiles with: by number where the analyser can, else by text.
struct FilledProfiles {
  private let maker: ProfileMaker
  private var bulk: BulkProfiles?

  init(_ maker: ProfileMaker) {
    self.maker = maker
    bulk = maker.analyser.bulk.map { BulkProfiles(maker, $0()) }
  }

  mutating func profile<E: Entity>(of entity: E, _ values: [Value?], kept record: [UInt8]) -> NumberedProfile {
    bulk?.profile(of: entity, values, kept: record)
      ?? NumberedProfile(maker.profile(of: entity, values, kept: record))
  }

  mutating func newKeys() -> [String] { bulk?.newKeys() ?? [] }
}
