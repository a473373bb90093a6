import Synchronization

@testable import Search

/// Hands profiles out to several threads.
final class Batches: Sendable {
  private let rest: Mutex<ArraySlice<Profile>>

  init(_ profiles: [Profile]) { rest = Mutex(profiles[...]) }

  func next() -> [Profile]? {
    rest.withLock { rest in
      guard !rest.isEmpty else { return nil }
      defer { rest = rest.dropFirst(500) }
      return Array(rest.prefix(500))
    }
  }
}
