import Core
import Exchange
import Foundation
import Logging
import Store

/// Does what time alone brings about, for as long as the portal runs. Several portals on one store may all do it: what has ended ends once.
struct Upkeep: Sendable {
  let live: LiveCluster
  let logger: Logger

  func run(every interval: Duration = .seconds(600)) async {
    while !Task.isCancelled {
      do {
        try await once()
      } catch is CancellationError {
        return
      } catch {
        // A store that cannot be written for a while: the next round does it.
        logger.error("nothing could be ended", metadata: ["error": "\(error)"])
      }
      try? await Task.sleep(for: interval)
    }
  }

  func once() async throws {
    let today = live.today()
    guard try await live.store.read({ try Expiry.isDue(today: today, $0) }) else { return }
    _ = try await live.store.act(as: "lianqiao", "expire") { try $0.expire(today: today) }
    try await live.refresh()
  }
}
